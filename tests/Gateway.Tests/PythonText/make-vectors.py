"""Writes repr-vectors.json and literal-vectors.json beside this file: what CPython (3.11 was used) makes of JSON and of literals."""
import ast, json, pathlib, random, struct, warnings

HERE = pathlib.Path(__file__).parent
random.seed(20191011)
warnings.simplefilter("ignore")
CHARACTERS = list("abc '\"\\/\n\r\t\b\f\v\0\x1b\x7f\x80\x85\xa0\xad\xe9\u0301\u200b\u2028\u3000\ue000\ufeff\ufffe你好😀\ud800\udc00\U000e0001")


def text():
    return "".join(random.choice(CHARACTERS) for _ in range(random.randint(0, 6)))


def number():
    return random.choice([
        lambda: random.randint(-10, 10), lambda: random.randint(-10**30, 10**30), lambda: random.random() * 10**random.randint(-320, 300),
        lambda: random.randint(-10**6, 10**6) / 8, lambda: 10.0**random.randint(-8, 20), lambda: -0.0])()


def value(depth):
    kinds = [lambda: random.choice([None, True, False]), number, text]
    if depth < 4:
        kinds += [lambda: [value(depth + 1) for _ in range(random.randint(0, 3))], lambda: {text(): value(depth + 1) for _ in range(random.randint(0, 3))}]
    return random.choice(kinds)()


def write(name, rows):
    lines = ",\n".join(json.dumps(row) for row in rows)
    (HERE / name).write_text(f"[\n{lines}\n]\n", encoding="ascii")


source = ["-0", "0", "-0.0", "1.0", "1E5", "1e5", "1.50", "1e16", "1e15", "123456789012345678", "1234567890123456.0", "12345678901234567.0", "1e-4",
          "1e-5", "0.00012", "1e400", "-1e400", "1e-400", "5e-324", "1.7976931348623157e308", "1.5e300", "2.98023223876953125e-08",
          "4.10453680129837625e-289", "9007199254740993.0", "100000.0", "1e22", "1e23", "123456789" * 20, "[]", "{}", " [ 1 ,\n2 ] ",
          '{"a":1,"b":2,"a":3}', '{"a":1,"\\u0061":{"x":1,"x":2}}', '"\\/"', '"\\ud83d\\ude00"', '"\\ud83d"', '"\\ude00\\ud83d"', '"it\'s"',
          '"say \\"it\'s\\""', '"say \\"it\\""']
source += [repr(struct.unpack(">d", random.randbytes(8))[0]) for _ in range(60)]
source = [s for s in source if s not in ("nan", "inf", "-inf")]
source += [json.dumps(value(0), ensure_ascii=True) for _ in range(350)]
write("repr-vectors.json", [[s, repr(json.loads(s))] for s in source])


def as_json(literal):
    if isinstance(literal, (list, tuple)):
        return [as_json(item) for item in literal]
    if isinstance(literal, dict) and all(isinstance(key, str) for key in literal):
        return {key: as_json(item) for key, item in literal.items()}
    if literal is None or isinstance(literal, (bool, int, str)) or isinstance(literal, float) and abs(literal) < float("inf"):
        return literal
    raise ValueError(literal)


def expected(source):
    try:
        return json.dumps(as_json(ast.literal_eval(source)), ensure_ascii=False, separators=(",", ":"))
    except (ValueError, SyntaxError, TypeError, MemoryError):
        return None


literals = r"""()|(1,)|(1)|((1))|('a', 1)|('a' 'b', u"c" 'd')|1, 2|1,|'a',|[1, 'x', None]|[1, 'x', None,]|{'mm': 1, "s": True}|{'mm': 1,}|{}|{'a': {'b': (1, [2, ()])}}
1_000|0x10|0XfF|0o17|0b101|0x_f|00|0_0|01|01.5|0x|0b2|1__0|1_|_1|1.|.5|1.e5|1e5|1E+5|1e-07|1_0.0_1e1_0|1e|.|1..2|-1|+1|- 1|--1|-1.5|-0|-0.0|-.5|-True|1j|1+2j|1e400|-1e400
'\n\t\\\'\"\a\b\f\v\0\101\x41\u4f60\U0001f600'|'\q'|'\x4'|'\u12'|'\U00110000'|r'\n'|R'\''|u'x'|U"x"|b'x'|f'x'|rb'x'|ur'x'|'''a'b'''|''|'''|'a|'a\|"it's"
True|False|None|true|null|[null, 'x']|nan|inf|-inf|NaN|Infinity|-Infinity|[1, NaN]|{1, 2}|{'a'}|{1: 2}|{None: 1}|{'a': 1, 'a': 2}|set()|[1 2]|[1,,2]|[,]|(,)|{,}|{'a'}|{'a': }|[|]|(|{|{'a'|{'a':|[1|(1|[1)|a|x.y|f(1)|[*a]|{**a}|...|1 if 1 else 2|not 1|'a' 1|'a' + 'b'|'%s' % 1""".replace("\n", "|").split("|")
literals += ["  [1]  ", "[1, # one\n2]", "(\n1,\n)", "{'a'\n: 1}", "('a'\n'b')", "'''a\nb'''", "'a\nb'", "'a\\\nb'", "[1]\n", '"""a""b"""', "[1\f,\t2,]"]
for _ in range(250):
    source = repr(value(0))
    literals.append(source)
    at = random.randrange(len(source) + 1)
    literals.append(source[:at] + random.choice(list("()[]{},:'\"\\ u0_1.e-#N")) + source[at + random.randint(0, 1):])
literals = [s for s in dict.fromkeys(literals) if s.isprintable() or s.isascii() and s.strip()]
# JSON comes first; what it makes of a text is not this table's business, and neither are lone surrogates, which UTF-8 cannot carry.
rows = []
for s in literals:
    try:
        json.loads(s, parse_constant=lambda c: 1 / 0)
    except (ValueError, ZeroDivisionError):
        e = expected(s)
        if e is None or not any(0xD800 <= ord(c) <= 0xDFFF for c in e):
            rows.append([s, e])
write("literal-vectors.json", rows)
