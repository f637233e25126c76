namespace Relayer;

/// <summary>A command for a device.</summary>
internal sealed record NewCommand(string DeviceId, string Input, string? TranslatorModel, string? WorkloadModel);
