namespace Relayer;

/// <summary>A device that wants to be known.</summary>
internal sealed record NewDevice(string Name, string Role, string PublicKey);
