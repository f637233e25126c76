namespace Package.Tests;

/// <summary>The replay as a program of the machine (docs/decisions/0053): builds run it, and do without where it cannot be started.</summary>
public sealed class NativeReplayTests(ConsumerFolders folders)
{
    private const string Replayed = "MigrationKit: replayed Migrations";
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private bool IsPacked => File.Exists(Path.Combine(folders.Packages.Restored("MigrationKit"), CompiledAheadOfTime.NativeReplay, "migrationkit"));

    [Fact]
    public async Task ABuildRunsIt()
    {
        var app = folders.BuiltApp().Write("Migrations/0004_new.sql", "CREATE TABLE later (id INTEGER);\n");

        var build = (await app.BuildAsync("-v:d")).Succeeds();

        Assert.Equal(IsPacked, build.Lines(CompiledAheadOfTime.NativeReplay + "migrationkit' replay").Count > 0);
        Assert.Single(build.Lines(Replayed));
    }

    [Fact]
    public async Task ItSaysWhatIsWrongAndEndsTheBuild()
    {
        var app = folders.BuiltApp().Write("Migrations/0004_new.sql", "CREATE TABLE later (id INTEGER);\nDROP TABLE nothing;\n");

        var build = (await app.BuildAsync()).Fails();

        Assert.NotEmpty(build.Lines("Migrations/0004_new.sql(2,12,2,19): error MK4001"));
        Assert.NotEmpty(build.Lines("have errors (exit code 1)"));
    }

    // How a shell and the system's loader say that a program cannot be started: not found, no right to, a C library that is too old for it.
    [Theory]
    [InlineData("exit 1", Executable)]
    [InlineData("exit 127", Executable)]
    [InlineData("exit 0", UnixFileMode.UserRead)]
    public async Task WhereItCannotBeStartedTheOtherOneReplays(string program, UnixFileMode mode)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var app = folders.BuiltApp().Write("Migrations/0004_new.sql", "CREATE TABLE later (id INTEGER);\n");

        var build = (await app.BuildAsync("-v:n", InPlace(app, program, mode))).Succeeds();

        Assert.Single(build.Lines(Replayed));
        Assert.Empty((await app.BuildAsync("-v:n")).Succeeds().Lines(Replayed));
    }

    [Theory]
    [InlineData("exit 3", "have errors (exit code 1)")]
    [InlineData("exit 2", "have errors (exit code 2)")]
    [InlineData("kill -SEGV $$", "(exit code 139): SQLite")]
    public async Task WhatItEndsWithIsTheBuilds(string program, string said)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var app = folders.BuiltApp().Write("Migrations/0004_new.sql", "CREATE TABLE later (id INTEGER);\n");

        var build = (await app.BuildAsync("-v:n", InPlace(app, program, Executable))).Fails();

        Assert.NotEmpty(build.Lines(said));
        Assert.Empty(build.Lines(Replayed));
    }

    private static string InPlace(Consumer app, string program, UnixFileMode mode)
    {
        var path = app.Write("it's a program", $"#!/bin/sh\n{program}\n")["it's a program"];
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }

        return $"-p:_MigrationKitNativeReplay={path}";
    }
}
