namespace System.Runtime.CompilerServices;

// netstandard2.0 lacks the type that `init` and records compile against.
internal static class IsExternalInit;
