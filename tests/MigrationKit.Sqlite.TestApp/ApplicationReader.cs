using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace MigrationKit.Sqlite.TestApp;

/// <summary>
/// Reads schema, history and rows of <see cref="Sets.Items"/> in one transaction, again and again, and says so where they do not fit together.
/// At the end one line: <c>reads 1234 longest 56 seen 1,6</c> (milliseconds; numbers of migrations).
/// </summary>
internal sealed class ApplicationReader(string connectionString)
{
    public int Run()
    {
        var isAsked = Task.Run(Console.ReadLine);
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        var seen = new SortedSet<long>();
        var longest = TimeSpan.Zero;
        var reads = 0;
        for (; !isAsked.IsCompleted || reads == 0; reads++)
        {
            var from = Stopwatch.GetTimestamp();
            using (var transaction = connection.BeginTransaction(deferred: true))
            {
                var migrations = Ask(connection, "SELECT count(*) FROM migration_history");
                var columns = Ask(connection, "SELECT count(*) FROM pragma_table_info('item')");
                var notFilled = migrations == 1 ? 0 : Ask(connection, FormattableString.Invariant(
                    $"SELECT count(*) FROM item WHERE c{migrations} = -1 AND id <= (SELECT upto FROM filled WHERE migration = {migrations})"));
                if (columns != migrations + 1 || notFilled != 0)
                {
                    Console.WriteLine(FormattableString.Invariant($"half: {migrations} migrations, {columns} columns, {notFilled} rows not filled"));
                    return 1;
                }

                seen.Add(migrations);
                transaction.Commit();
            }

            var took = Stopwatch.GetElapsedTime(from);
            longest = took > longest ? took : longest;
            if (reads == 0)
            {
                Console.WriteLine("working");
            }
        }

        Console.WriteLine(FormattableString.Invariant($"reads {reads} longest {longest.TotalMilliseconds:0} seen {string.Join(',', seen)}"));
        return 0;
    }

    private static long Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
