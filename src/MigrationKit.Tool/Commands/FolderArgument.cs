using System.CommandLine;

namespace MigrationKit.Tool.Commands;

/// <summary>'[DIR]', the same in every command that reads a folder.</summary>
internal static class FolderArgument
{
    public static Argument<string?> Create() => new("DIR")
    {
        Description = $"The folder that holds the migrations. Default: {GlobalOptions.DefaultFolder}.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static string FolderOf(this ParseResult call, Argument<string?> argument) => call.GetValue(argument) ?? GlobalOptions.DefaultFolder;
}
