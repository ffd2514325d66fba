"""Writes date-vectors.json beside this file: what CPython's datetime and zoneinfo (3.11 was used) make of dates."""
import datetime as dt, json, pathlib, random, zoneinfo

random.seed(20191011)
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.timezone.utc)
ZONES = ["UTC", "Asia/Shanghai", "Asia/Kolkata", "America/New_York", "Europe/Dublin", "Australia/Lord_Howe", "Pacific/Apia", "America/Sao_Paulo"]


def microseconds(date):
    return (date - EPOCH) // dt.timedelta(microseconds=1)


parsed, written = [], []
for name in ZONES:
    zone = zoneinfo.ZoneInfo(name)

    def add(local):
        shown = local.strftime("%Y-%m-%d %H:%M:%S.%f")
        assert dt.datetime.strptime(shown, "%Y-%m-%d %H:%M:%S.%f") == local
        parsed.append([name, shown, microseconds(local.replace(tzinfo=zone))])

    for _ in range(15):
        add(dt.datetime(1970, 1, 3) + dt.timedelta(microseconds=random.randrange(79 * 365 * 86400 * 10**6)))
    day = dt.datetime(2010, 1, 1, tzinfo=dt.timezone.utc)
    while day.year < 2013:
        before, after = day.astimezone(zone).utcoffset(), (day + dt.timedelta(days=1)).astimezone(zone).utcoffset()
        if before != after:
            for minutes in range(-26 * 60 + 7, 26 * 60, 127):
                add(day.replace(tzinfo=None) + after + dt.timedelta(minutes=minutes))
        day += dt.timedelta(days=1)
    for _ in range(30):
        unit = random.choice([1, 1000, 10**6])
        at = random.randrange(79 * 365 * 86400 * 10**6) // unit * unit
        written.append([name, at, (EPOCH + dt.timedelta(microseconds=at)).astimezone(zone).replace(tzinfo=None).isoformat()])

added = []
for seconds in [0.0, 0.5e-6, 1.5e-6, 2.5e-6, -0.5e-6, -1.5e-6, 0.1, 1e-7, 10.0, -3600.5, 1e9 + 0.1, 123456789.0000005, 2.0**31 + 0.0000025] + [
        random.uniform(-1e6, 1e6) for _ in range(40)] + [random.randrange(10**7) + 0.5e-6 for _ in range(40)]:
    added.append([seconds, dt.timedelta(seconds=seconds) // dt.timedelta(microseconds=1)])

tables = {"parsed": parsed, "written": written, "added": added}
body = ",\n".join('"%s": [\n%s\n]' % (name, ",\n".join(json.dumps(row) for row in rows)) for name, rows in tables.items())
(pathlib.Path(__file__).parent / "date-vectors.json").write_text("{\n" + body + "\n}\n", encoding="ascii")
