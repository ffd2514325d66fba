using Npgsql;

namespace ActorScheduler.Storage.Postgres.Journal;

/// <summary>Short forms for commands. Statements are constants of this assembly or a migration's; never text from outside.</summary>
internal static class PostgresCommands
{
    /// <summary>Runs statements once.</summary>
    internal static void Execute(this NpgsqlConnection connection, string sql)
    {
        using var command = connection.Constant(sql);
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a statement once and returns its first value.</summary>
    internal static object? Scalar(this NpgsqlConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using var command = connection.Constant(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command.ExecuteScalar();
    }

    /// <summary>A command for a constant.</summary>
    internal static NpgsqlCommand Constant(this NpgsqlConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    /// <summary>Adds a statement with parameters <c>$1 … $n</c> to what one round trip carries.</summary>
    internal static NpgsqlBatchCommand Add(this NpgsqlBatch batch, string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        batch.BatchCommands.Add(command);
        return command;
    }

    /// <summary>Prepares a batch; costs a round trip only for statements that this connection has never had.</summary>
    /// <remarks>Not left to Npgsql's automatic preparation: when a value is refused just then, Npgsql 10 loses its place in the protocol.</remarks>
    internal static NpgsqlBatch Prepared(this NpgsqlBatch batch)
    {
        batch.Prepare();
        return batch;
    }

    /// <summary>A parameter of a known type.</summary>
    internal static NpgsqlParameter<T> Parameter<T>(T value) => new() { TypedValue = value };
}
