using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Tests.Sequencing;

public sealed class LockFileTests
{
    private const string Header =
        "# migrationkit lock 2: the migrations that have shipped. Written by `migrationkit lock`; never edited by hand.\n";

    private const string Header1 =
        "# migrationkit lock 1: the migrations that have shipped. Written by `migrationkit lock`; never edited by hand.\n";

    private static readonly string A = SetOf.Hash("a");
    private static readonly string B = SetOf.Hash("b");

    [Fact]
    public void TheWrittenTextIsThatOfTheFormatsPage()
    {
        var text = LockFileWriter.Write([new LockEntry("0001_initial", A, B, 0) { Impact = "additive" }, new LockEntry("8. Encrypted fields", B, A, 0)]);
        var head = ChainHead.Of([("0001_initial", A), ("8. Encrypted fields", B)]);
        Assert.Equal($"{Header}0001_initial  {A}  {B}  additive\n8.%20Encrypted%20fields  {B}  {A}  unknown\nchain  {head}\n", text);
    }

    [Theory]
    [InlineData("0001_x")]
    [InlineData("8. Encrypted fields")]
    [InlineData("1_100%_%20")]
    [InlineData("1_\t\u00a0\u2028ünï😀")]
    [InlineData("0.9/00__x")]
    public void WhatIsWrittenIsReadBack(string id)
    {
        var file = Read(LockFileWriter.Write([new LockEntry(id, A, B, 0)]));
        Assert.Empty(file.Faults);
        Assert.Equal([new LockEntry(id, A, B, 2)], file.Entries);
        Assert.Equal(ChainHead.Of([(id, A)]), file.ChainHead);
    }

    [Theory]
    [InlineData("additive")]
    [InlineData("breaking")]
    [InlineData("destructive")]
    [InlineData("unknown")]
    public void TheImpactIsReadBack(string impact) =>
        Assert.Equal(impact, Assert.Single(Read(LockFileWriter.Write([new LockEntry("1_x", A, B, 0) { Impact = impact }])).Entries).Impact);

    [Theory]
    [InlineData("{0}")]
    [InlineData("{0}  {1}  {1}  additive")]
    [InlineData("{0}  y  z  additive")]
    public void ALineOfAMegabyteIsAFaultInAFewWords(string line)
    {
        var long_ = string.Format(null, line, new string('x', 1_000_000), A);
        var fault = Read($"{Header}{long_}\nchain  {ChainHead.Of([])}\n").Faults[0];

        Assert.Equal(2, fault.Line);
        Assert.StartsWith("'xxx", fault.Found, StringComparison.Ordinal);
        Assert.EndsWith("x…', which is neither 'id  checksum  fingerprint  impact' nor 'chain  head'", fault.Found, StringComparison.Ordinal);
        Assert.InRange(fault.Found.Length, 1, 200);
    }

    [Fact]
    public void VersionOneIsReadAndItsImpactIsNotKnown()
    {
        var file = Read($"{Header1}0001_initial  {A}  {B}\nchain  {ChainHead.Of([("0001_initial", A)])}\n");
        Assert.Empty(file.Faults);
        Assert.Equal([new LockEntry("0001_initial", A, B, 2) { Impact = "unknown" }], file.Entries);
    }

    [Theory]
    [InlineData("1", "1_x  {a}  {b}  additive", "2: '1_x  {a}  {b}  additive', which is neither 'id  checksum  fingerprint' nor 'chain  head'")]
    [InlineData("2", "1_x  {a}  {b}", "2: '1_x  {a}  {b}', which is neither 'id  checksum  fingerprint  impact' nor 'chain  head'")]
    [InlineData("2", "1_x  {a}  {b}  harmless", "2: '1_x  {a}  {b}  harmless', which is neither 'id  checksum  fingerprint  impact' nor 'chain  head'")]
    public void ALineOfTheOtherVersionIsAFault(string version, string line, string fault) =>
        AssertFault(Read(Fill($"{(version == "1" ? Header1 : Header)}{line}\nchain  {{a}}\n")), Fill(fault));

    [Fact]
    public void OnlyVersionedMigrationsAreLocked() =>
        Assert.Equal(["1_a", "2_b"], Read(LockFileWriter.Write(SetOf.Paths("2_b.sql", "R__x.sql", "1_a.sql"))).Entries.Select(entry => entry.Id));

    [Fact]
    public void CommentsEmptyLinesAndWiderSpacesAreRead()
    {
        var file = Read($"{Header1}\n# shipped with 1.0\n1_x    {A}  {B}  \nchain {ChainHead.Of([("1_x", A)])}");
        Assert.Empty(file.Faults);
        Assert.Equal(4, Assert.Single(file.Entries).Line);
    }

    [Fact]
    public void AnEmptyLockIsNoFault() => Assert.Empty(Read(LockFileWriter.Write([])).Faults);

    [Theory]
    [InlineData("1_x  AAA  BBB", "2: '1_x  AAA  BBB', which is neither 'id  checksum  fingerprint' nor 'chain  head'")]
    [InlineData("1_x  {a}", "2: '1_x  {a}', which is neither 'id  checksum  fingerprint' nor 'chain  head'")]
    [InlineData("1 x  {a}  {b}", "2: '1 x  {a}  {b}', which is neither 'id  checksum  fingerprint' nor 'chain  head'")]
    [InlineData("1%2  {a}  {b}", "2: '1%2  {a}  {b}', which is neither 'id  checksum  fingerprint' nor 'chain  head'")]
    [InlineData("1%FF  {a}  {b}", "2: '1%FF  {a}  {b}', which is neither 'id  checksum  fingerprint' nor 'chain  head'")]
    [InlineData("1_x  {a}  {b}\n1_x  {a}  {b}", "3: '1_x' for the second time, after line 2")]
    [InlineData("chain  {a}\n1_x  {a}  {b}", "3: '1_x  {a}  {b}' behind the chain line 2, which comes last")]
    public void ALineThatCannotBeReadIsAFaultAtItsLine(string lines, string fault)
    {
        var file = Read($"{Header1}{Fill(lines)}\n{(lines.Contains("chain", StringComparison.Ordinal) ? "" : Fill("chain  {a}\n"))}");
        AssertFault(file, Fill(fault));
        Assert.False(file.IsWhole);
    }

    [Fact]
    public void ALostChainLineIsAFault() =>
        AssertFault(Read($"{Header1}1_x  {A}  {B}\n"), "2: no chain line at the end; lines may have been lost with it");

    [Fact]
    public void AChangedLineBreaksTheChain()
    {
        var text = LockFileWriter.Write([new LockEntry("1_x", A, B, 0), new LockEntry("2_y", A, B, 0)]);
        var file = Read(text.Replace("1_x  " + A, "1_x  " + B, StringComparison.Ordinal));
        var fault = Assert.Single(file.Faults);
        Assert.Equal(4, fault.Line);
        Assert.Contains(ChainHead.Of([("1_x", B), ("2_y", A)]), fault.Found, StringComparison.Ordinal);
        Assert.True(file.IsWhole);
    }

    [Theory]
    [InlineData("<<<<<<< HEAD\n1_x  {a}  {b}\n=======\n1_y  {a}  {b}\n>>>>>>> other\n", 2)]
    [InlineData("1_x  {a}  {b}\n=======\n", 3)]
    [InlineData("1_x  {a}  {b}\n||||||| base\n", 3)]
    public void AnUnresolvedMergeIsOneFaultThatSaysWhatToDo(string lines, int line)
    {
        var file = Read(Header + Fill(lines));
        Assert.Equal(line, Assert.Single(file.Faults).Line);
        Assert.Contains("`migrationkit lock`", file.Faults[0].Found, StringComparison.Ordinal);
        Assert.False(file.IsWhole);
    }

    [Theory]
    [InlineData("", "1: the first line does not start with '# migrationkit lock 2'")]
    [InlineData("# something else\n", "1: the first line does not start with '# migrationkit lock 2'")]
    [InlineData("# migrationkit lock 3: x\n", "1: lock file version '3'; this MigrationKit reads versions 1 and 2, so a newer one is needed")]
    [InlineData("# migrationkit lock 10\n", "1: lock file version '10'; this MigrationKit reads versions 1 and 2, so a newer one is needed")]
    public void AnUnknownVersionIsAFault(string text, string fault) => AssertFault(Read(text), fault);

    [Fact]
    public void AFileThatIsNotUtf8IsAFault() =>
        Assert.Equal("the file is not UTF-8", Assert.Single(LockFileReader.Read(new SqlFile("migrations.lock", Header, false)).Faults).Found);

    [Theory]
    [InlineData("migrations.lock", "")]
    [InlineData("migrations.production.lock", "production")]
    public void TheEnvironmentIsThatOfTheName(string path, string environment) =>
        Assert.Equal(environment, LockFileReader.Read(new SqlFile(path, Header)).Environment);

    private static LockFile Read(string text) => LockFileReader.Read(new SqlFile("migrations.lock", text));

    private static string Fill(string text) =>
        text.Replace("{a}", A, StringComparison.Ordinal).Replace("{b}", B, StringComparison.Ordinal);

    private static void AssertFault(LockFile file, string expected)
    {
        var fault = Assert.Single(file.Faults);
        Assert.Equal(expected, $"{fault.Line}: {fault.Found}");
    }
}
