using System.CommandLine;

namespace MigrationKit.Tool.Commands;

/// <summary>An option whose value is one of a few words.</summary>
internal static class ChoiceOption
{
    public static Option<T> Create<T>(string name, string description, params (string Word, T Value)[] choices)
    {
        var words = choices.Select(choice => choice.Word).ToArray();
        var option = new Option<T>(name)
        {
            Description = $"{description} Default: {words[0]}.",
            HelpName = string.Join('|', words),
            CustomParser = result =>
            {
                var given = result.Tokens[0].Value;
                var index = Array.IndexOf(words, given);
                if (index >= 0)
                {
                    return choices[index].Value;
                }

                result.AddError($"{name} '{given}' is not known. Choose one of: {string.Join(", ", words)}.");
                return default;
            },
        };
        option.CompletionSources.Add(words);
        return option;
    }
}
