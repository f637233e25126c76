using MigrationKit.Replay.Caching;

namespace MigrationKit.Tool.Tests.Replaying;

/// <summary>Locked scripts that a replay knows from the one before are not read again; whatever a listing shows to have changed is.</summary>
public sealed class KnownFileTests : IDisposable
{
    private static readonly DateTime LongAgo = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task AnUnchangedLockedScriptIsNotRead()
    {
        await LockedAsync();
        await ReplayAsync();

        // Only this shows that nobody looks: the same length and time, and no SQL any more.
        _folder.With("Migrations/0001_a.sql", new string('?', 20));
        Age();

        var run = await ReplayAsync();
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("1 migration run, 2 from the cache", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CREATE TABLE a (z);\n", 1)]
    [InlineData("CREATE TABLE a (xx);\n", 0)]
    public async Task AnEditedLockedScriptIsFoundByItsTimeOrItsLength(string sql, int hours)
    {
        await LockedAsync();
        await ReplayAsync();
        _folder.With("Migrations/0001_a.sql", sql);
        Age();
        File.SetLastWriteTimeUtc(_folder["Migrations/0001_a.sql"], LongAgo.AddHours(-hours));

        var run = await ReplayAsync();
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("0001_a.sql(1,1,1,", run.Out, StringComparison.Ordinal);
        Assert.Contains("MK3101", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutTheKeptDatabaseTheLockedScriptsAreReadAndRun()
    {
        await LockedAsync();
        await ReplayAsync();
        File.Delete(_folder["kept"]);

        Assert.Contains("3 migrations run, 0 from the cache", (await ReplayAsync()).Out, StringComparison.Ordinal);
        Assert.Contains("1 migration run, 2 from the cache", (await ReplayAsync()).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AScriptThatIsNoLongerLockedIsReadAndRun()
    {
        await LockedAsync();
        await ReplayAsync();
        File.Delete(_folder["Migrations/migrations.lock"]);

        Assert.Contains("3 migrations run, 0 from the cache", (await ReplayAsync()).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADeletedLockedScriptIsMissed()
    {
        await LockedAsync();
        await ReplayAsync();
        File.Delete(_folder["Migrations/0001_a.sql"]);

        Assert.Contains("MK3103", (await ReplayAsync()).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InContinuousIntegrationOnlyTheTextIsBelieved()
    {
        await LockedAsync();
        await ReplayAsync();
        _folder.With("Migrations/0001_a.sql", new string('?', 20));
        Age();

        Assert.Contains("MK3101", (await ReplayAsync("ci true")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsTornIsNotUsed()
    {
        await LockedAsync();
        await ReplayAsync();
        var bytes = File.ReadAllBytes(_folder["kept.files"]);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(_folder["kept.files"], bytes);

        Assert.Contains("1 migration run, 2 from the cache", (await ReplayAsync()).Out, StringComparison.Ordinal);
        Assert.NotEqual(bytes, File.ReadAllBytes(_folder["kept.files"]));
    }

    [Fact]
    public async Task WhatIsWholeAndMakesNoSenseIsNotUsed()
    {
        await LockedAsync();
        var bytes = Enumerable.Repeat((byte)0xff, 64).ToArray();
        File.WriteAllBytes(_folder["kept.files"], [.. bytes, .. BitConverter.GetBytes(ByteDigest.Of(bytes))]);

        (await ReplayAsync()).Expect(0);
        Assert.Contains("1 migration run, 2 from the cache", (await ReplayAsync()).Expect(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatWasWrittenJustNowIsNotKept()
    {
        var file = _folder["known"];
        var stamp = new FileStamp("migrations.lock", 1, LongAgo.Ticks);
        var known = new KnownFile(stamp, null, new Compiler.Sequencing.LockFile("migrations.lock", "", default, new string('0', 64), default));

        Assert.Null(KnownFiles.None.ToKeep([known], new DateTimeOffset(LongAgo).AddSeconds(1)));

        var later = new DateTimeOffset(LongAgo).AddSeconds(3);
        File.WriteAllBytes(file, KnownFiles.None.ToKeep([known], later)!);
        var kept = KnownFiles.Load(file);
        Assert.Equal(known, kept.Find(stamp));
        Assert.Null(kept.Find(stamp with { Length = 2 }));
        Assert.Null(kept.ToKeep([known], later));
    }

    public void Dispose() => _folder.Dispose();

    private async Task LockedAsync()
    {
        _folder.With("Migrations/0001_a.sql", "CREATE TABLE a (x);\n").With("Migrations/0002_b.sql", "CREATE TABLE b (x);\n");
        Assert.Equal(0, (await ToolProcess.RunAsync(_folder.Path, "lock", "Migrations")).ExitCode);
        _folder.With("Migrations/0003_c.sql", "CREATE TABLE c (x);\n");
        Age();
        Assert.Contains("3 migrations run", (await ReplayAsync()).Out, StringComparison.Ordinal);
    }

    private void Age()
    {
        foreach (var file in Directory.EnumerateFiles(_folder["Migrations"]).Where(file => Path.GetExtension(file) is ".sql" or ".lock"))
        {
            File.SetLastWriteTimeUtc(file, LongAgo);
        }
    }

    private Task<ToolRun> ReplayAsync(params string[] lines)
    {
        _folder.With("call.rsp", string.Join('\n', lines.Concat(["folder Migrations", "cache kept"])) + "\n");
        return ToolProcess.RunAsync(_folder.Path, "replay", "@call.rsp");
    }
}
