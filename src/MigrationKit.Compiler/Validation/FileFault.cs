using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation;

/// <summary>A fault with the file it is in. A class, because lists and queries of structs are code that each process has to compile first.</summary>
internal sealed record FileFault(ParsedFile File, Fault Fault)
{
    public static List<FileFault> In(EquatableArray<ParsedFile> files)
    {
        var found = new List<FileFault>();
        for (var i = 0; i < files.Count; i++)
        {
            var faults = files[i].Faults;
            for (var j = 0; j < faults.Count; j++)
            {
                found.Add(new FileFault(files[i], faults[j]));
            }
        }

        return found;
    }
}
