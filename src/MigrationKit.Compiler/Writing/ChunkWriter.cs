using System.Globalization;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Validation.Rules;

namespace MigrationKit.Compiler.Writing;

/// <summary>
/// One generated file a chunk: the bytes that the runtime decodes, and one thin class a migration. The classes hold no SQL:
/// string literals of 10,000 scripts do not compile (CS8103), and listing them would load every type.
/// </summary>
internal static class ChunkWriter
{
    /// <summary>The file's name below the set's hint folder: '0001-0064'. It depends on the index alone, so that adding a migration moves no file.</summary>
    public static string FileName(int index)
    {
        var first = (index * MigrationChunk.Size) + 1;
        var last = (index + 1) * MigrationChunk.Size;
        return $"{first.ToString("d4", CultureInfo.InvariantCulture)}-{last.ToString("d4", CultureInfo.InvariantCulture)}";
    }

    /// <param name="setClass">The class that all of it is nested in.</param>
    /// <param name="chunk">The migrations.</param>
    /// <param name="analyzersRun">The analyzer says which steps are not written; otherwise the compiler has to.</param>
    public static string Write(SetClass setClass, MigrationChunk chunk, bool analyzersRun)
    {
        var source = new SourceWriter(setClass.Namespace);
        source.Open($"{setClass.Accessibility} static partial class {setClass.Name}");
        WriteBytes(source, chunk);
        for (var i = 0; i < chunk.Migrations.Count; i++)
        {
            source.Line();
            WriteClass(source, chunk.Migrations[i], chunk.ClassNames[i], setClass, analyzersRun);
        }

        source.Close();
        return source.Finish();
    }

    private static void WriteBytes(SourceWriter source, MigrationChunk chunk)
    {
        source.Open($"private static class Chunk{chunk.Index.ToString(CultureInfo.InvariantCulture)}");
        source.Utf8("internal static", "Manifest", [ManifestWriter.Write(chunk.Migrations, chunk.Impacts)]);
        source.Line();
        source.Utf8("internal static", "Scripts", ScriptBlobWriter.Texts(chunk.Migrations));
        source.Close();
    }

    private static void WriteClass(SourceWriter source, SequencedMigration migration, string className, SetClass setClass, bool analyzersRun)
    {
        var comment = FirstComment.Of(migration.Up.Text);
        var tail = comment.Length == 0 ? "" : $": {CSharpText.Xml(comment)}";
        source.Line($"/// <summary><c>{CSharpText.Xml(migration.UpFile.Path)}</c>{tail}</summary>");
        source.Open($"public sealed partial class {className} : global::MigrationKit.IMigration");
        source.Open($"private {className}()");
        source.Close();
        source.Line();
        source.Line("/// <inheritdoc />");
        source.Line($"public static string Id => {CSharpText.Literal(migration.Id)};");
        source.Line();
        source.Line("/// <inheritdoc />");
        source.Line($"public static global::MigrationKit.MigrationSet Set => {setClass.FullName}.Set;");
        foreach (var step in StepMethods.Of(migration, className))
        {
            source.Line();
            WriteStandIn(source, migration.Id, step, setClass, className, analyzersRun);
        }

        source.Close();
    }

    /// <summary>
    /// What a step's call finds where the user has not written it: the user's method takes exactly what is passed, and wins. A partial declaration
    /// in its place would end a build (CS8795) before the analyzer could say at the line of SQL what is missing (MK2017).
    /// </summary>
    private static void WriteStandIn(SourceWriter source, string id, string step, SetClass setClass, string className, bool analyzersRun)
    {
        var message = CSharpText.Literal(MK2017StepNotWritten.Message(id, step, setClass.Namespace, $"{setClass.Name}.{className}", isOther: false));
        source.Line($"/// <summary>Stands in for the C# of <c>-- migration:step {step}</c> until you have written it.</summary>");
        source.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        if (!analyzersRun)
        {
            source.Line($"[global::System.Obsolete({message}, error: true)]");
        }

        source.Line($"internal static global::System.Threading.Tasks.ValueTask {step}(params object[] unwritten) =>");
        source.Line($"    throw new global::System.InvalidOperationException({message});");
    }
}
