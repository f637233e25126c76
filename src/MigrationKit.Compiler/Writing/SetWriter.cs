using System.Globalization;

namespace MigrationKit.Compiler.Writing;

/// <summary>The generated file of a set: the object that the runtime is given, and the ways from it to chunks and steps.</summary>
internal static class SetWriter
{
    public static string Write(SetOutline set)
    {
        var source = new SourceWriter(set.Class.Namespace);
        source.Line($"/// <summary>The migrations of <c>{CSharpText.Xml(set.Folder)}</c>: {Number(set.Ids.Count)} in all.</summary>");
        source.Open($"{set.Class.Accessibility} static partial class {set.Class.Name}");
        source.Line("/// <summary>The migrations in order, to be handed to the migrator.</summary>");
        source.Line("public static global::MigrationKit.MigrationSet Set { get; } = new(");
        source.Line($"    {CSharpText.Literal(set.Name)},");
        source.Line($"    {CSharpText.Literal(set.ChainHead)},");
        source.Line($"    {Number(set.Ids.Count)},");
        // Beside the chunks, so that listing the set touches none of them.
        source.Line($"    {CSharpText.Literal(ManifestWriter.WriteIds(set.Ids))},");
        var hasSteps = set.Steps.Count > 0;
        source.Line(hasSteps || set.SchemaFingerprint is not null ? "    Blob," : "    Blob);");
        if (set.SchemaFingerprint is not null)
        {
            source.Line(hasSteps ? "    Step," : "    null,");
            source.Line($"    {CSharpText.Literal(set.SchemaFingerprint)});");
        }
        else if (hasSteps)
        {
            source.Line("    Step);");
        }

        source.Line();
        WriteBlob(source, (set.Ids.Count + MigrationChunk.Size - 1) / MigrationChunk.Size, set.SchemaFingerprint is not null);
        if (hasSteps)
        {
            source.Line();
            WriteSteps(source, set.Steps);
        }

        source.Close();
        return source.Finish();
    }

    private static void WriteBlob(SourceWriter source, int chunks, bool hasSchema)
    {
        source.Line("private static global::System.ReadOnlySpan<byte> Blob(int chunk, global::MigrationKit.MigrationBlobPart part) => (chunk, part) switch");
        source.Line("{");
        if (hasSchema)
        {
            source.Line($"    (_, global::MigrationKit.MigrationBlobPart.Schema) => {SchemaWriter.LinesClass}.Lines,");
        }

        for (var i = 0; i < chunks; i++)
        {
            var chunk = Number(i);
            source.Line($"    ({chunk}, global::MigrationKit.MigrationBlobPart.Manifest) => Chunk{chunk}.Manifest,");
            source.Line($"    ({chunk}, _) => Chunk{chunk}.Scripts,");
        }

        source.Line("    _ => default,");
        source.Line("};");
    }

    private static void WriteSteps(SourceWriter source, EquatableArray<StepMethod> steps)
    {
        source.Line("private static global::MigrationKit.MigrationStep? Step(string migrationId, string step) => (migrationId, step) switch");
        source.Line("{");
        foreach (var step in steps)
        {
            // A lambda, because only a call falls back to what stands in for a method that is not written.
            source.Line($"    ({CSharpText.Literal(step.MigrationId)}, {CSharpText.Literal(step.Name)}) =>");
            source.Line($"        static (context, cancellationToken) => {step.ClassName}.{step.Name}(context, cancellationToken),");
        }

        source.Line("    _ => null,");
        source.Line("};");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
