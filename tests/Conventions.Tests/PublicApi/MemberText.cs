using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Conventions.Tests.PublicApi;

/// <summary>One member as a line, or null where users cannot see it.</summary>
internal static class MemberText
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static string? Of(MemberInfo member) => member switch
    {
        FieldInfo field when Access(field) is { } access => $"{access}{Field(field)};",
        ConstructorInfo { IsStatic: false } constructor when Access(constructor) is { } access =>
            $"{access}{TypeName.Of(constructor.DeclaringType!).Split('<')[0]}({Parameters(constructor)});",
        MethodInfo method when Access(method) is { } access => $"{access}{Modifiers(method)}{Signature(method, method.Name)};",
        PropertyInfo property when Widest(property.GetMethod, property.SetMethod) is { } accessor => Property(property, accessor),
        EventInfo happening when Access(happening.AddMethod!) is { } access =>
            $"{access}{Modifiers(happening.AddMethod!)}event {TypeName.Of(happening.EventHandlerType!, Nullability.Create(happening))} {happening.Name};",
        _ => null,
    };

    public static string Signature(MethodInfo method, string name) =>
        $"{(method.ReturnType.IsByRef ? "ref " : "")}{TypeName.Of(method.ReturnType, Nullability.Create(method.ReturnParameter))} "
        + $"{name}{TypeName.Arguments(method.GetGenericArguments().Select(argument => argument.Name))}"
        + $"({(method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "")}{Parameters(method)})"
        + TypeName.Constraints(method.GetGenericArguments());

    private static string? Access(MethodBase method) =>
        method.IsPublic ? "public " : method.IsFamily || method.IsFamilyOrAssembly ? "protected " : null;

    private static string? Access(FieldInfo field) =>
        field.IsPublic ? "public " : field.IsFamily || field.IsFamilyOrAssembly ? "protected " : null;

    private static MethodInfo? Widest(params MethodInfo?[] accessors) =>
        accessors.OfType<MethodInfo>().Where(accessor => Access(accessor) is not null)
            .OrderByDescending(accessor => accessor.IsPublic).FirstOrDefault();

    private static string Modifiers(MethodInfo method) => method switch
    {
        { DeclaringType.IsInterface: true, IsAbstract: true, IsStatic: true } => "static abstract ",
        { DeclaringType.IsInterface: true, IsAbstract: true } => "",
        { IsStatic: true } => "static ",
        { IsAbstract: true } => "abstract ",
        { IsVirtual: true } when method.GetBaseDefinition() != method => method.IsFinal ? "sealed override " : "override ",
        { IsVirtual: true, IsFinal: false } => "virtual ",
        _ => "",
    };

    private static string Field(FieldInfo field)
    {
        var type = TypeName.Of(field.FieldType, Nullability.Create(field));
        return field.IsLiteral
            ? $"const {type} {field.Name} = {Literal(field.GetRawConstantValue())}"
            : $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{type} {field.Name}";
    }

    private static string Property(PropertyInfo property, MethodInfo accessor)
    {
        var access = Access(accessor);
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var parameters = property.GetIndexParameters();
        var name = parameters.Length == 0 ? property.Name : $"this[{string.Join(", ", parameters.Select(Parameter))}]";
        var getter = Accessor(property.GetMethod, "get", access);
        var setter = Accessor(property.SetMethod, IsInit(property) ? "init" : "set", access);
        return $"{access}{required}{Modifiers(accessor)}{TypeName.Of(property.PropertyType, Nullability.Create(property))} "
            + $"{name} {{ {getter}{setter}}}";
    }

    private static string Accessor(MethodInfo? method, string word, string? access) =>
        method is null || Access(method) is not { } own ? "" : own == access ? $"{word}; " : $"{own}{word}; ";

    private static bool IsInit(PropertyInfo property) =>
        property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Any(type => type.Name == "IsExternalInit") ?? false;

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var how = parameter switch
        {
            { ParameterType.IsByRef: true, IsOut: true } => "out ",
            { ParameterType.IsByRef: true, IsIn: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ => parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "",
        };
        return $"{how}{TypeName.Of(parameter.ParameterType, Nullability.Create(parameter))} {parameter.Name}"
            + (parameter.HasDefaultValue ? $" = {Literal(parameter.RawDefaultValue)}" : "");
    }

    private static string Literal(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
