using MigrationKit.Tool.Naming;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Tests.Naming;

public sealed class ScriptNameTests
{
    [Theory]
    [InlineData("add_email", "add_email")]
    [InlineData("Add Email", "Add_Email")]
    [InlineData("  add   email  ", "add_email")]
    [InlineData("add/email\\now", "add_email_now")]
    [InlineData("../../etc/passwd", "etc_passwd")]
    [InlineData("it's \"quoted\"; rm -rf", "it_s_quoted_rm_-rf")]
    [InlineData("größe-ändern", "größe-ändern")]
    [InlineData("e\u0301tat", "e\u0301tat")]
    [InlineData("追加", "追加")]
    [InlineData("--drop--", "drop")]
    [InlineData("a.b", "a_b")]
    [InlineData("[brackets]", "brackets")]
    public void OddCharactersBecomeOneUnderscore(string name, string expected) => Assert.Equal(expected, ScriptName.From(name));

    [Theory]
    [InlineData("scale up", "scale-up")]
    [InlineData("shut_DOWN", "shut-DOWN")]
    [InlineData("update", "update")]
    [InlineData("up", "up")]
    public void WordsThatSayADirectionAreSetApart(string name, string expected) => Assert.Equal(expected, ScriptName.From(name));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("/..")]
    public void ANameWithoutLettersIsAWrongCall(string name) =>
        Assert.Equal(ExitCode.WrongCall, Assert.Throws<Refusal>(() => ScriptName.From(name)).ExitCode);

    [Fact]
    public void ANameThatNoFileSystemTakesIsAWrongCall()
    {
        Assert.Equal(120, ScriptName.From(new string('a', 120)).Length);
        Assert.Equal(ExitCode.WrongCall, Assert.Throws<Refusal>(() => ScriptName.From(new string('a', 121))).ExitCode);
    }
}
