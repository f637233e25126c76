namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK1006NameNotPortableTests
{
    [Theory]
    [InlineData("0001_why?.sql", "the character '?', which Windows takes in no name")]
    [InlineData("0001_a:b.sql", "the character ':'")]
    [InlineData("con/0001_x.sql", "the part 'con', which Windows keeps for a device")]
    [InlineData("Aux.d/0001_x.sql", "the part 'Aux.d'")]
    [InlineData("old./0001_x.sql", "a folder 'old.' whose last character Windows leaves out")]
    [InlineData("old /0001_x.sql", "a folder 'old '")]
    [InlineData("0001_a\nb.sql", "cannot be seen (U+000A)")]
    [InlineData("0001_\u202Ebcd.sql", "cannot be seen (U+202E)")]
    [InlineData("0001_a\u200Bb.sql", "cannot be seen (U+200B)")]
    [InlineData("0001_gro\u0308sse.sql", "two characters")]
    [InlineData("0001_\u1112\u1161\u11ab.sql", "two characters")]
    [InlineData("0001_\uD558\u11ab.sql", "two characters")]
    [InlineData("0001_\u304B\u3099.sql", "two characters")]
    [InlineData("0001_a\u0323\u0302.sql", "two characters")]
    [InlineData("0001_q\u0323o\u0323\u0302.sql", "two characters")]
    [InlineData("0001_\u0627\u0653.sql", "two characters")]
    public void WhatNotEverySystemKeepsIsReported(string path, string why)
    {
        var folder = MigrationFolder.With((path, "SELECT 1;"));

        folder.ReportsOnly("MK1006");
        folder.Says("MK1006", why, "rename it if it has not shipped");
        Assert.All(folder.Problems(), problem => Assert.DoesNotContain('\u202E', problem.Message));
    }

    [Theory]
    [InlineData("0001_gr\u00F6\u00DFe.sql")]
    [InlineData("0001_\uD55C.sql")]
    [InlineData("0001_🚀.sql")]
    [InlineData("0001_m\u0303.sql")]
    [InlineData("0001_\u0250\u0301.sql")]
    [InlineData("0001_\u304B\u309A.sql")]
    [InlineData("0001_\u1140\u1161.sql")]
    [InlineData("0001_\uD55C\u11ab.sql")]
    [InlineData("0001_ทดสอบ_ไม้เอก่.sql")]
    [InlineData("0001_हिन्दी.sql")]
    [InlineData("0001_שָׁלוֹם.sql")]
    [InlineData("0001_می\u200Cخواهم.sql")]
    [InlineData("0001_İı.sql")]
    [InlineData("0001_con.sql")]
    [InlineData("console/0001_x.sql")]
    [InlineData("0001_a .sql")]
    [InlineData("8. Encrypted fields (2).sql")]
    public void OtherNamesAreNot(string path) => MigrationFolder.With((path, "SELECT 1;")).ReportsNothing();

    [Fact]
    public void AnAllowanceSilencesIt() => MigrationFolder.With(("0001_why?.sql", "SELECT 1;\n-- migration:allow MK1006 Linux only\n")).ReportsNothing();
}
