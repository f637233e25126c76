namespace Conventions.Tests.Sources;

public sealed class DocumentedExceptionsTests
{
    [Fact]
    public void WhatAMemberRefusesIsDocumented() => Assert.Empty(DocumentedExceptions.Violations(SourceTree.Repository));

    [Theory]
    [InlineData("", "ArgumentNullException.ThrowIfNull(a);", "src/MigrationKit/A.cs(5): says nothing of ArgumentNullException")]
    [InlineData("", "throw new ArgumentOutOfRangeException(nameof(a), a, \"x\");", "src/MigrationKit/A.cs(5): says nothing of ArgumentOutOfRangeException")]
    [InlineData("    /// <exception cref=\"ArgumentNullException\">It is null.</exception>\n", "ArgumentNullException.ThrowIfNull(a);", null)]
    [InlineData("    /// <exception cref=\"ArgumentNullException\">It is null.</exception>\n", "ArgumentException.ThrowIfNullOrEmpty(a);", "src/MigrationKit/A.cs(5): says nothing of ArgumentException")]
    [InlineData("", "return;", null)]
    public void OneThatIsNotIsNamedAtItsMember(string documentation, string statement, string? complaint) =>
        Assert.Equal(complaint, DocumentedExceptions.Violations(Tree($"void M(string a)\n    {{\n        {statement}\n    }}", documentation)).SingleOrDefault());

    [Theory]
    [InlineData("", "src/MigrationKit/A.cs(5): says nothing of being cancelled")]
    [InlineData("    /// <exception cref=\"OperationCanceledException\">It was cancelled.</exception>\n", null)]
    [InlineData("    /// <exception cref=\"MigrationCanceledException\">It was cancelled.</exception>\n", null)]
    [InlineData("    /// <inheritdoc cref=\"N\"/>\n", null)]
    public void SoIsOneThatCanBeCancelledAndDoesNotSaySo(string documentation, string? complaint) =>
        Assert.Equal(complaint, DocumentedExceptions.Violations(Tree("Task M(\n        CancellationToken cancellationToken = default) =>\n        N();", documentation)).SingleOrDefault());

    [Fact]
    public void WhatIsNotPublicMayRefuseInSilence()
    {
        Assert.Empty(DocumentedExceptions.Violations(Tree("void M()\n    {\n    }\n\n    private void N() => ArgumentNullException.ThrowIfNull(a);", "")));
        Assert.Empty(DocumentedExceptions.Violations(SourceTree.Of(("src/MigrationKit/B.cs", "internal class B\n{\n    /// <summary>M.</summary>\n    public void M() => ArgumentNullException.ThrowIfNull(a);\n}\n"))));
    }

    private static SourceTree Tree(string member, string documentation) => SourceTree.Of((
        "src/MigrationKit/A.cs",
        $"namespace N;\n\npublic sealed class A\n{{\n    /// <summary>M.</summary>\n{documentation}    public {member}\n\n    /// <summary>Next.</summary>\n    public int Next => 0;\n}}\n"));
}
