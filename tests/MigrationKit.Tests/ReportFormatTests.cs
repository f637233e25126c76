using System.Text.Json;
using System.Text.RegularExpressions;

namespace MigrationKit.Tests;

public sealed class ReportFormatTests
{
    private static readonly MigrationReport Report = new()
    {
        Set = "Migrations",
        Database = "SQLite database '<script>alert(1)</script>&.db'",
        StartedAt = new DateTimeOffset(2031, 2, 3, 4, 5, 6, TimeSpan.Zero),
        AppliedBy = "app 1.0 on \"box\" as <me>",
        Duration = TimeSpan.FromMilliseconds(200),
        WaitedForLock = TimeSpan.FromMilliseconds(2),
        BackupPath = "/backups/app.db.0001_a.20310203T040506Z.bak",
        BackupDuration = TimeSpan.FromMilliseconds(50),
        SizeBefore = 4096,
        SizeAfter = 8192,
        Transactions = 1,
        LookChanged = ["0001_<b>"],
        ToChainHead = "ff",
        Migrations =
        [
            Executed("0002_<b>", MigrationAction.Run) with
            {
                BeganAfter = TimeSpan.FromMilliseconds(100), Duration = TimeSpan.FromMilliseconds(50), Statements = 3, RowsChanged = 12,
            },
            Executed("0003_c", MigrationAction.RecordOnly),
        ],
    };

    [Fact]
    public void TheDocumentHasTheMembersOfTheFormat()
    {
        using var json = JsonDocument.Parse(Report.ToJson());
        var root = json.RootElement;

        Assert.Equal(
            ["version", "ok", "set", "database", "direction", "upToDate", "startedAt", "appliedBy", "milliseconds", "waitedForLockMilliseconds", "backup", "backupMilliseconds", "sizeBefore", "sizeAfter", "transactions", "migrations", "lookChanged", "newerMigrations", "toChainHead"],
            root.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            """{"id":"0002_<b>","file":"0002_<b>.sql","direction":"up","action":"run","statements":3,"rowsChanged":12,"beganAfterMilliseconds":100,"milliseconds":50}""",
            JsonSerializer.Serialize(root.GetProperty("migrations")[0], Relaxed));
        Assert.Equal("2031-02-03T04:05:06+00:00", root.GetProperty("startedAt").GetString());
        Assert.Equal("up", root.GetProperty("direction").GetString());
        Assert.Equal("recordOnly", root.GetProperty("migrations")[1].GetProperty("action").GetString());
    }

    [Fact]
    public void ThePageLoadsNothingAndEscapesEverything()
    {
        var page = Report.ToHtml();

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<me>", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?i)\b(src|href)=|url\(|@import|https?:", page);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;.db", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', page);
    }

    [Fact]
    public void ThePageOfManyEscapesEverythingToo()
    {
        var page = new MigrateAllReport(0, [new("tenant '<i>1'", 1, null), new("tenant '<b>2'", 0, new IOException("<script>bad()</script>"))], default) { Set = "<u>" }.ToHtml();

        Assert.DoesNotMatch("<(script|i|b|u)>", page);
        Assert.Contains("tenant &#39;&lt;i&gt;1&#39;", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;bad()", page, StringComparison.Ordinal);
    }

    [Fact]
    public void ThePageOfARehearsalEscapesEverythingToo()
    {
        var page = new RehearsalReport
        {
            Set = "<u>",
            Database = "'<i>db'",
            Run = Report,
            Statements = [new RehearsedStatement("0002_<b>", 1, default) { File = "0002_<b>.sql", Line = 3 }],
            TakenBack = ["0002_<b>"],
            NotTakenBack = ["0001_<b>"],
            Findings = ["table '<script>' was added"],
            Failure = new MigrationException(MigrationErrorKind.ScriptFailed, "near \"<script>\": syntax error."),
        }.ToHtml();

        Assert.DoesNotMatch("<(script|i|b|u)>", page);
        Assert.Contains("<td>0002_&lt;b&gt;.sql(3)</td>", page, StringComparison.Ordinal);
        Assert.Contains("Found: table &#39;&lt;script&gt;&#39; was added", page, StringComparison.Ordinal);
    }

    [Fact]
    public void ThePageIsTheDeploymentRecord()
    {
        var page = Report.ToHtml();

        Assert.StartsWith("<!DOCTYPE html>\n", page, StringComparison.Ordinal);
        Assert.Contains("2031-02-03 04:05:06 UTC", page, StringComparison.Ordinal);
        Assert.Contains("/backups/app.db.0001_a.20310203T040506Z.bak", page, StringComparison.Ordinal);
        Assert.Contains("<div class=\"bar\" style=\"left:50%;width:25%\">", page, StringComparison.Ordinal);
        Assert.Contains("<div class=\"bar copy\" style=\"left:1%;width:25%\">", page, StringComparison.Ordinal);
        Assert.Contains("4096 bytes", page, StringComparison.Ordinal);
        Assert.Contains("recorded, not run", page, StringComparison.Ordinal);
        Assert.Contains("@media print", page, StringComparison.Ordinal);
        foreach (var element in (string[])["table", "tr", "td", "th", "div", "head", "body", "html", "h1", "h2", "title", "style"])
        {
            Assert.Equal(Regex.Count(page, $"<{element}[ >]"), Regex.Count(page, $"</{element}>"));
        }
    }

    /// <summary>Counted digits are no measure: a long run on a large database reads as well.</summary>
    [Fact]
    public void TimesAndSizesAreReadable()
    {
        var page = (Report with { Duration = TimeSpan.FromMinutes(83.4), BackupDuration = TimeSpan.FromSeconds(12.34), SizeAfter = 5L << 30 }).ToHtml();

        Assert.Contains("<td>83 min 24 s</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"n\">12.3 s</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td>5 GiB (5368709120 bytes)</td>", page, StringComparison.Ordinal);
        Assert.Equal("12 KiB (12288 bytes)", Number.Bytes(12288));
        Assert.Equal("9999.9 ms", Number.Time(TimeSpan.FromMilliseconds(9999.9)));
    }

    [Theory]
    [InlineData(MigrationDirection.Up, false, "Failed", "FAILED after")]
    [InlineData(MigrationDirection.Up, true, "Cancelled", "CANCELLED after")]
    [InlineData(MigrationDirection.Down, false, "Roll-back failed", "ROLL-BACK FAILED after")]
    [InlineData(MigrationDirection.Down, true, "Roll-back cancelled", "ROLL-BACK CANCELLED after")]
    public void ARunThatDidNotEndIsTitledByWhatItWas(MigrationDirection direction, bool cancelled, string title, string text)
    {
        var report = Report with
        {
            Direction = direction,
            Error = cancelled ? new OperationCanceledException() : new MigrationException(MigrationErrorKind.ScriptFailed, "it broke."),
        };

        Assert.Contains($"<h1>{title}: SQLite", report.ToHtml(), StringComparison.Ordinal);
        Assert.StartsWith(text, report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ARunWithoutWorkHasAShortPage()
    {
        var page = new MigrationReport { Set = "Migrations", Database = "d" }.ToHtml();

        Assert.Contains("Nothing to do: d is up to date", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Timeline", page, StringComparison.Ordinal);
    }

    [Fact]
    public void TheTextNamesTheBackup() =>
        Assert.Contains("\n  back-up: /backups/app.db.0001_a.20310203T040506Z.bak", Report.ToString(), StringComparison.Ordinal);

    [Fact]
    public void ABackupThatCouldNotBeDeletedIsANoteInEachForm()
    {
        var report = Report with { BackupsNotDeleted = [new BackupNotDeleted("/backups/<old>.bak", "in use")] };

        Assert.Contains("\n  note: the older back-up '/backups/<old>.bak' could not be deleted: in use", report.ToString(), StringComparison.Ordinal);
        Assert.Contains("Note: the older back-up &#39;/backups/&lt;old&gt;.bak&#39; could not be deleted: in use", report.ToHtml(), StringComparison.Ordinal);
        var left = JsonDocument.Parse(report.ToJson()).RootElement.GetProperty("backupsNotDeleted")[0];
        Assert.Equal(("/backups/<old>.bak", "in use"), (left.GetProperty("path").GetString(), left.GetProperty("reason").GetString()));
        Assert.DoesNotContain("backupsNotDeleted", Report.ToJson(), StringComparison.Ordinal);
    }

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static ExecutedMigration Executed(string id, MigrationAction action) => new()
    {
        Id = id,
        File = id + ".sql",
        Direction = MigrationDirection.Up,
        Action = action,
    };
}
