using System.Text.Json;
using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Tests.Sequencing;

public sealed class JsonReaderTests
{
    [Theory]
    [InlineData("null")]
    [InlineData(" true ")]
    [InlineData("[]")]
    [InlineData("[ 1 , -2.5e+3 , \"a\" ]")]
    [InlineData("{}")]
    [InlineData("{ \"a\" : { \"b\" : [ false , null ] } }")]
    [InlineData("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00é\"")]
    [InlineData("0")]
    [InlineData("-0.5")]
    [InlineData("10E2")]
    [InlineData("")]
    [InlineData("[1,]")]
    [InlineData("[,1]")]
    [InlineData("[1 2]")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{a:1}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("01")]
    [InlineData("-")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e")]
    [InlineData("+1")]
    [InlineData("tru")]
    [InlineData("true false")]
    [InlineData("\"a")]
    [InlineData("\"a\nb\"")]
    [InlineData("\"\\x\"")]
    [InlineData("\"\\u12\"")]
    [InlineData("\"\\u 12a\"")]
    [InlineData("'a'")]
    [InlineData("// a\n1")]
    [InlineData("{\"a\":1")]
    public void ItReadsAndRefusesWhatThePlatformsReaderDoes(string json)
    {
        var expected = Platform(json);
        Assert.Equal(expected, Ours(json));
    }

    [Fact]
    public void AMemberThatStandsTwiceIsRefused() =>
        Assert.Contains("stands twice", Assert.Throws<JsonFault>(() => JsonReader.Read("{\"a\":1,\"a\":2}")).Message, StringComparison.Ordinal);

    [Fact]
    public void DeepNestingIsRefusedInsteadOfEndingTheProcess() =>
        Assert.Contains("too deeply", Assert.Throws<JsonFault>(() => JsonReader.Read(new string('[', 100_000))).Message, StringComparison.Ordinal);

    [Fact]
    public void AFaultNamesLineAndColumn() =>
        Assert.Equal("',' was expected at line 2, column 3", Assert.Throws<JsonFault>(() => JsonReader.Read("[\n1 2]")).Message);

    private static string? Platform(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return JsonSerializer.Serialize(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Ours(string json)
    {
        try
        {
            return Write(JsonReader.Read(json));
        }
        catch (JsonFault)
        {
            return null;
        }
    }

    private static string Write(object? value) => value switch
    {
        JsonNumber number => number.Text,
        List<object?> list => "[" + string.Join(",", list.Select(Write)) + "]",
        Dictionary<string, object?> members =>
            "{" + string.Join(",", members.Select(member => JsonSerializer.Serialize(member.Key) + ":" + Write(member.Value))) + "}",
        _ => JsonSerializer.Serialize(value),
    };
}
