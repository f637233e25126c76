using System.Reflection;

namespace Conventions.Tests.PublicApi;

/// <summary>The line that declares a type: kind, name, base types, constraints.</summary>
internal static class TypeHead
{
    public static string Of(Type type)
    {
        var name = TypeName.Declared(type);
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return $"public delegate {MemberText.Signature(type.GetMethod("Invoke")!, name)}";
        }

        var bases = Bases(type).ToList();
        return $"public {Kind(type)} {name}{(bases.Count == 0 ? "" : " : " + string.Join(", ", bases))}"
            + TypeName.Constraints(type.GetGenericArguments());
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => (IsReadOnly(type) ? "readonly " : "") + (IsRecord(type) ? "record struct" : "struct"),
        { IsAbstract: true, IsSealed: true } => "static class",
        _ => (type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "") + (IsRecord(type) ? "record" : "class"),
    };

    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly) is not null;

    private static bool IsReadOnly(Type type) =>
        type.GetCustomAttributesData().Any(attribute => attribute.AttributeType.Name == "IsReadOnlyAttribute");

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum)
        {
            return [TypeName.Of(Enum.GetUnderlyingType(type))];
        }

        var inherited = type.BaseType?.GetInterfaces().Concat(type.GetInterfaces().SelectMany(i => i.GetInterfaces())) ?? [];
        var interfaces = type.GetInterfaces().Except(inherited).Where(i => i.IsPublic || i.IsNestedPublic)
            .Select(i => TypeName.Of(i)).Order(StringComparer.Ordinal);
        return type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType)
            ? interfaces.Prepend(TypeName.Of(parent))
            : interfaces;
    }
}
