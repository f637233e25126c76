namespace Relayer;

/// <summary>A device that wants to be known, with the code that a known one has made.</summary>
internal sealed record NewDevice(string Name, string Role, string PublicKey, string? Code);
