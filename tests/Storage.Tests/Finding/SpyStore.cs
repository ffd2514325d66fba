using System.Data;
using System.Data.Common;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Sqlite.Journal;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Storage.Tests.Finding;

/// <summary>Reads from a store and remembers every statement that was run, with the plan that the database made for it.</summary>
internal sealed class SpyStore(SqliteStore store) : IReadModelStore
{
    /// <summary>The statements, in order.</summary>
    public List<Statement> Statements { get; } = [];

    public ISqlDialect Dialect => store.Dialect;

    public DbConnection OpenReader()
    {
        var connection = new SpyConnection($"Data Source={store.Path};Mode=ReadOnly;Pooling=false", this);
        connection.Open();
        return connection;
    }

    public Task<T> WriteAsync<T>(Func<DbConnection, T> work, CancellationToken cancellation) => store.WriteAsync(work, cancellation);

    /// <summary>One statement.</summary>
    public sealed record Statement(string Sql, string Plan, IReadOnlyDictionary<string, object?> Values);

    private sealed class SpyConnection(string text, SpyStore spy) : SqliteConnection(text)
    {
        public override SqliteCommand CreateCommand() => new SpyCommand(this, spy);
    }

    private sealed class SpyCommand : SqliteCommand
    {
        private readonly SqliteConnection _connection;
        private readonly SpyStore _spy;

        public SpyCommand(SqliteConnection connection, SpyStore spy)
            : base("", connection)
        {
            _connection = connection;
            _spy = spy;
        }

        public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
        {
            Explain();
            return base.ExecuteReader(behavior);
        }

        public override object? ExecuteScalar()
        {
            Explain();
            return base.ExecuteScalar();
        }

        private void Explain()
        {
#pragma warning disable CA2100 // What is explained is the product's own statement.
            using var explain = new SqliteCommand("EXPLAIN QUERY PLAN " + CommandText, _connection);
#pragma warning restore CA2100
            foreach (SqliteParameter parameter in Parameters)
                explain.Parameters.AddWithValue(parameter.ParameterName, parameter.Value);
            using var reader = explain.ExecuteReader();
            var plan = new List<string>();
            while (reader.Read())
                plan.Add(reader.GetString(3));
            var values = Parameters.Cast<SqliteParameter>().ToDictionary(parameter => parameter.ParameterName, parameter => parameter.Value);
            _spy.Statements.Add(new Statement(CommandText, string.Join("\n", plan), values));
        }
    }
}
