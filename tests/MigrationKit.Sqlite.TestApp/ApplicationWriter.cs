using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace MigrationKit.Sqlite.TestApp;

/// <summary>Adds a row to the table of <see cref="Sets.Items"/> again and again. At the end one line: <c>writes 1234 longest 56</c> (milliseconds).</summary>
internal sealed class ApplicationWriter(string connectionString)
{
    public int Run()
    {
        var isAsked = Task.Run(Console.ReadLine);
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO item(name) VALUES ('written meanwhile')";

        // As long as the run under test may take: the writer waits for it, and is not to give up.
        command.CommandTimeout = 300;
        var longest = TimeSpan.Zero;
        var writes = 0;
        for (; !isAsked.IsCompleted || writes == 0; writes++)
        {
            var from = Stopwatch.GetTimestamp();
            command.ExecuteNonQuery();
            var took = Stopwatch.GetElapsedTime(from);
            longest = took > longest ? took : longest;
            if (writes == 0)
            {
                Console.WriteLine("working");
            }

            // An application does something else in between; without a pause nobody else would ever find the file unlocked.
            Thread.Sleep(1);
        }

        Console.WriteLine(FormattableString.Invariant($"writes {writes} longest {longest.TotalMilliseconds:0}"));
        return 0;
    }
}
