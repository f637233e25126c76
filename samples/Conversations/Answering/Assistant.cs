using System.Text.RegularExpressions;

namespace Conversations.Answering;

/// <summary>Stands where a language model would: a few sentences that show whether earlier ones are remembered.</summary>
internal static partial class Assistant
{
    /// <summary>The answer to a question, given the earlier ones of the conversation.</summary>
    public static string Answer(string question, IReadOnlyList<string> earlier)
    {
        if (Introduction().Match(question) is { Success: true } introduction)
        {
            return $"Nice to meet you, {introduction.Groups["name"]}.";
        }

        if (question.StartsWith("What is my name", StringComparison.OrdinalIgnoreCase))
        {
            var name = earlier.Select(text => Introduction().Match(text)).LastOrDefault(match => match.Success)?.Groups["name"].Value;
            return name is null ? "You have not told me your name." : $"Your name is {name}.";
        }

        return question.StartsWith("Hello", StringComparison.OrdinalIgnoreCase) ? "Hi there!" : $"You said: {question}";
    }

    [GeneratedRegex(@"\bmy name is (?<name>\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex Introduction();
}
