using FsCheck;
using FsCheck.Fluent;
using Modular.GraphQL.Language;

namespace Modular.GraphQL.Tests.Language;

/// <summary>Random syntax trees that the grammar allows, with awkward names and strings.</summary>
internal static class SyntaxTrees
{
    private static readonly Gen<string> AnyName = Gen.Elements(
        "a", "id", "_", "__typename", "on", "query", "fragment", "extend", "type", "input", "repeatable", "implements", "true", "null",
        "A1", "veryLongNameThatMakesALineBreakSoonerThanOneMightHaveThoughtItWould", "x_9");

    private static readonly Gen<string> Text =
        from pieces in Gen.Elements(
            "a", "Bc d", " ", "  ", "\t", "\n", "\n\n", "\r", "\r\n", "\"", "\"\"\"", "\\", "\\\"\"\"", "\\u0041", "#", "{", "\0", "\a", "\u007f",
            "\u0085", "\u2028", "é", "连衣裙", "😀", "\uFEFF", "This is a sentence that is rather long, so that a line passes its limit.").ArrayOf()
        select string.Concat(pieces);

    private static readonly Gen<NameNode> Name = AnyName.Select(n => new NameNode(n));
    private static readonly Gen<NameNode> FragmentName = AnyName.Where(n => n != "on").Select(n => new NameNode(n));
    private static readonly Gen<string> EnumName = AnyName.Where(n => n is not ("true" or "false" or "null"));
    private static readonly Gen<NamedTypeNode> NamedType = Name.Select(n => new NamedTypeNode(n));

    private static readonly Gen<StringValueNode> String =
        from text in Text
        from isBlock in Gen.Elements(true, false)
        select new StringValueNode(text, isBlock);

    private static readonly Gen<StringValueNode?> Description = Maybe(String);

    public static Gen<DocumentNode> Document =>
        Many(Gen.OneOf(Executable(), TypeSystem()), 1, 4).Select(d => new DocumentNode(default, d));

    public static Gen<ValueNode> Value(bool isConst, int depth)
    {
        var leaf = Gen.OneOf(
            String.Select(s => (ValueNode)s),
            Gen.Elements("0", "-1", "42", "-9007199254740993").Select(n => (ValueNode)new IntValueNode(n)),
            Gen.Elements("0.5", "-1e9", "6.02E+23", "0e-1").Select(n => (ValueNode)new FloatValueNode(n)),
            Gen.Elements(true, false).Select(b => (ValueNode)new BooleanValueNode(b)),
            Gen.Constant((ValueNode)new NullValueNode()),
            EnumName.Select(e => (ValueNode)new EnumValueNode(e)),
            AnyName.Select(v => isConst ? new NullValueNode() : (ValueNode)new VariableNode(v)));
        if (depth == 0)
            return leaf;

        var inner = Value(isConst, depth - 1);
        var field = from name in Name from value in inner select new ObjectFieldNode(name, value);
        return Gen.OneOf(
            leaf,
            Many(inner, 0, 4).Select(i => (ValueNode)new ListValueNode(i)),
            Many(field, 0, 4).Select(f => (ValueNode)new ObjectValueNode(f)));
    }

    public static Gen<TypeNode> Type(int depth)
    {
        var nullable = depth == 0
            ? NamedType.Select(t => (TypeNode)t)
            : Gen.OneOf(NamedType.Select(t => (TypeNode)t), Type(depth - 1).Select(t => (TypeNode)new ListTypeNode(t)));
        return Gen.OneOf(nullable, nullable.Select(t => (TypeNode)new NonNullTypeNode(t)));
    }

    private static Gen<DirectiveNode[]> Directives(bool isConst, int min = 0)
    {
        var argument = from name in Name from value in Value(isConst, 1) select new ArgumentNode(name, value);
        return Many(from name in Name from arguments in Many(argument, 0, 2) select new DirectiveNode(name, arguments), min, 2);
    }

    private static Gen<SelectionSetNode> SelectionSet(int depth)
    {
        var inner = depth == 0 ? Gen.Constant<SelectionSetNode?>(null) : Maybe(SelectionSet(depth - 1));
        var argument = from name in Name from value in Value(false, 2) select new ArgumentNode(name, value);
        var field =
            from alias in Maybe(Name)
            from name in Name
            from arguments in Many(argument, 0, 3)
            from directives in Directives(false)
            from set in inner
            select (SelectionNode)new FieldNode { Alias = alias, Name = name, Arguments = arguments, Directives = directives, SelectionSet = set };
        var spread =
            from name in FragmentName
            from directives in Directives(false)
            select (SelectionNode)new FragmentSpreadNode { Name = name, Directives = directives };
        if (depth == 0)
            return Many(Gen.OneOf(field, spread), 1, 3).Select(s => new SelectionSetNode(s));

        var inline =
            from condition in Maybe(NamedType)
            from directives in Directives(false)
            from set in SelectionSet(depth - 1)
            select (SelectionNode)new InlineFragmentNode { TypeCondition = condition, Directives = directives, SelectionSet = set };
        return Many(Gen.OneOf(field, spread, inline), 1, 3).Select(s => new SelectionSetNode(s));
    }

    private static Gen<DefinitionNode> Executable()
    {
        var variable =
            from description in Description
            from name in AnyName
            from type in Type(2)
            from value in Maybe(Value(true, 1))
            from directives in Directives(true)
            select new VariableDefinitionNode { Description = description, Variable = new(name), Type = type, DefaultValue = value, Directives = directives };
        var operation =
            from description in Description
            from kind in Gen.Elements(OperationKind.Query, OperationKind.Mutation, OperationKind.Subscription)
            from name in Maybe(Name)
            from variables in Many(variable, 0, 2)
            from directives in Directives(false)
            from set in SelectionSet(2)
            select (DefinitionNode)new OperationDefinitionNode
            {
                Description = description, Kind = kind, Name = name, Variables = variables, Directives = directives, SelectionSet = set,
            };
        var fragment =
            from description in Description
            from name in FragmentName
            from condition in NamedType
            from directives in Directives(false)
            from set in SelectionSet(1)
            select (DefinitionNode)new FragmentDefinitionNode
            {
                Description = description, Name = name, TypeCondition = condition, Directives = directives, SelectionSet = set,
            };
        return Gen.OneOf(operation, fragment);
    }

    private static Gen<DefinitionNode> TypeSystem()
    {
        var input =
            from description in Description
            from name in Name
            from type in Type(2)
            from value in Maybe(Value(true, 1))
            from directives in Directives(true)
            select new InputValueDefinitionNode { Description = description, Name = name, Type = type, DefaultValue = value, Directives = directives };
        var field =
            from description in Description
            from name in Name
            from arguments in Many(input, 0, 2)
            from type in Type(2)
            from directives in Directives(true)
            select new FieldDefinitionNode { Description = description, Name = name, Arguments = arguments, Type = type, Directives = directives };
        var enumValue =
            from description in Description
            from name in EnumName
            from directives in Directives(true)
            select new EnumValueDefinitionNode { Description = description, Name = new(name), Directives = directives };
        var root =
            from kind in Gen.Elements(OperationKind.Query, OperationKind.Mutation)
            from type in NamedType
            select new RootOperationTypeNode(kind, type);
        var location = Gen.Elements("FIELD", "QUERY", "ARGUMENT_DEFINITION").Select(l => new NameNode(l));

        var directive =
            from description in Description
            from name in Name
            from arguments in Many(input, 0, 2)
            from isRepeatable in Gen.Elements(true, false)
            from locations in Many(location, 1, 2)
            select (DefinitionNode)new DirectiveDefinitionNode
            {
                Description = description, Name = name, Arguments = arguments, IsRepeatable = isRepeatable, Locations = locations,
            };
        var typeDefinition =
            from isExtension in Gen.Elements(true, false)
            from description in isExtension ? Gen.Constant<StringValueNode?>(null) : Description
            from name in Name
            from directives in Directives(true, isExtension ? 1 : 0)
            from types in Many(NamedType, 0, 2)
            from fields in Many(field, 0, 2)
            from inputs in Many(input, 0, 2)
            from values in Many(enumValue, 0, 2)
            from roots in Many(root, 1, 2)
            from kind in Gen.Choose(0, 6)
            select (DefinitionNode)(kind switch
            {
                0 => new SchemaDefinitionNode { IsExtension = isExtension, Description = description, Directives = directives, RootOperationTypes = roots },
                1 => new ScalarTypeDefinitionNode { IsExtension = isExtension, Description = description, Name = name, Directives = directives },
                2 => new ObjectTypeDefinitionNode { IsExtension = isExtension, Description = description, Name = name, Directives = directives, Interfaces = types, Fields = fields },
                3 => new InterfaceTypeDefinitionNode { IsExtension = isExtension, Description = description, Name = name, Directives = directives, Interfaces = types, Fields = fields },
                4 => new UnionTypeDefinitionNode { IsExtension = isExtension, Description = description, Name = name, Directives = directives, Members = types },
                5 => new EnumTypeDefinitionNode { IsExtension = isExtension, Description = description, Name = name, Directives = directives, Values = values },
                _ => new InputObjectTypeDefinitionNode { IsExtension = isExtension, Description = description, Name = name, Directives = directives, Fields = inputs },
            });
        return Gen.OneOf(directive, typeDefinition, typeDefinition, typeDefinition);
    }

    private static Gen<T[]> Many<T>(Gen<T> item, int min, int max) =>
        from count in Gen.Choose(min, max)
        from items in item.ArrayOf(count)
        select items;

    private static Gen<T?> Maybe<T>(Gen<T> item)
        where T : class =>
        Gen.OneOf(Gen.Constant<T?>(null), item.Select(i => (T?)i));
}
