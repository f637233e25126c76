using System.Reflection;
using System.Runtime.CompilerServices;

namespace Conventions.Tests.PublicApi;

/// <summary>The public API of an assembly as C#-like text, sorted, so that a change of it is a change of a committed file.</summary>
internal static class ApiText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly) =>
        string.Join("\n", assembly.GetExportedTypes()
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(Of));

    public static string Of(Type type)
    {
        var head = TypeHead.Of(type);
        var members = Members(type).Select(member => $"    {member}\n").ToList();
        return members.Count == 0 ? head + ";\n" : $"{head}\n{{\n{string.Concat(members)}}}\n";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name))},");
        }

        return typeof(Delegate).IsAssignableFrom(type)
            ? []
            : type.GetMembers(Declared).Where(IsWritten)
                .Select(member => (member.Name, Text: MemberText.Of(member)))
                .OrderBy(member => member.Name, StringComparer.Ordinal)
                .ThenBy(member => member.Text, StringComparer.Ordinal)
                .Select(member => member.Text)
                .OfType<string>();
    }

    // What the compiler adds to a record says nothing that 'record' does not, except the deconstructor's parameters.
    private static bool IsWritten(MemberInfo member) => member switch
    {
        Type => false,
        MethodInfo { IsSpecialName: true } accessor when !accessor.Name.StartsWith("op_", StringComparison.Ordinal) => false,
        { Name: "Deconstruct" } => true,
        _ => !member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && member.Name is not ("<Clone>$" or "EqualityContract"),
    };
}
