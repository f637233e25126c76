using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace MigrationKit;

/// <summary>Writes reports without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(ReportDocument))]
[JsonSerializable(typeof(RehearsalDocument))]
[JsonSerializable(typeof(ManyDocument))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    private static JsonSerializerOptions? s_readable;

    // A document is read by people and programs, never put into a web page: quotes and umlauts stay readable.
    private static JsonSerializerOptions Readable => s_readable ??= new(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write<T>(T document) => JsonSerializer.Serialize(document, (JsonTypeInfo<T>)Readable.GetTypeInfo(typeof(T)));
}
