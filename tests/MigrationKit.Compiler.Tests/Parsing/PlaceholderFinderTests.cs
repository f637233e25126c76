using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Tests.Parsing;

public sealed class PlaceholderFinderTests
{
    [Theory]
    [InlineData("CREATE TABLE ${table4}(a);", "${table4}")]
    [InlineData("CREATE TABLE \"${schema}\".t(a);", "${schema}")]
    [InlineData("INSERT INTO t VALUES(${library-file-hashing});", "${library-file-hashing}")]
    [InlineData("USE {{DatabaseName}};", "{{DatabaseName}}")]
    [InlineData("SELECT '{{ name }}';", "{{ name }}")]
    [InlineData("SELECT $(Name);", "$(Name)")]
    [InlineData("SELECT 'a $(Name) b';", "$(Name)")]
    [InlineData("SELECT #{name};", "#{name}")]
    [InlineData("DROP TABLE %TABLE_NAME%;", "%TABLE_NAME%")]
    [InlineData("SELECT '${a}', '${a}', ${a};", "${a}")]
    public void WhatAnotherToolWouldReplaceIsAFault(string text, string expected)
    {
        var fault = Parsed.Sqlite(text).OnlyFault(FaultKind.PlaceholderLikeText);

        Assert.Equal(expected, fault.Detail);
        Assert.Equal(expected, text.Substring(fault.Span.Start, fault.Span.Length));
    }

    [Theory]
    [InlineData("-- ${a} {{b}} $(c) #{d} %EE%\n/* ${a} */ SELECT 1;")]
    [InlineData("SELECT '$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy';")]
    [InlineData("SELECT * FROM t WHERE a LIKE '%x%' OR a LIKE '%ABC%' OR a LIKE \"%ABC%\";")]
    [InlineData("SELECT '#{a}', '%AB%';")]
    [InlineData("SELECT '{\"a\": \"${b}\"}', ' [\"{{c}}\"]', '[{{c}}]', '{}';")]
    [InlineData("SELECT 'Dear {{name}},\nthank you.';")]
    [InlineData("SELECT a %b% c, a%BB%c, 5 %  NUMBER % 2;")]
    [InlineData("SELECT '${}', '{{}}', '$( )', '${1}', '${-a}', '{{{', '${a', '$5 (a)';")]
    [InlineData("SELECT $a, $a(b);")]
    public void WhatOnlyLooksAlikeIsNone(string text) => Assert.DoesNotContain(Parsed.Sqlite(text).Faults, fault => fault.Kind == FaultKind.PlaceholderLikeText);

    [Fact]
    public void BodiesInDollarQuotesCount()
        => Assert.Equal(
            ["PlaceholderLikeText@${schema}"],
            Parsed.PostgreSql("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$\nSELECT 1 FROM ${schema}.t\n$$;").FaultTexts());
}
