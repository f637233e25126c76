using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation;

/// <summary>A fault with the file it is in.</summary>
internal readonly record struct FileFault(ParsedFile File, Fault Fault)
{
    public static ILookup<FaultKind, FileFault> In(EquatableArray<ParsedFile> files)
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

        return found.ToLookup(fault => fault.Fault.Kind);
    }
}
