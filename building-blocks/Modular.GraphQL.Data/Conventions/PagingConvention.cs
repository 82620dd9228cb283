using System.Reflection;
using System.Runtime.CompilerServices;
using Modular.GraphQL.Building;
using Modular.GraphQL.Data.Paging;
using Modular.GraphQL.Data.Projection;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Data.Conventions;

/// <summary>Makes connections of fields with <see cref="UsePagingAttribute"/>.</summary>
internal sealed class PagingConvention : IFieldConvention
{
    /// <inheritdoc/>
    public int Order => 100;

    /// <inheritdoc/>
    public void Apply(FieldDraft field, SchemaDrafting drafting)
    {
        if (field.Member?.GetCustomAttribute<UsePagingAttribute>() is not { } use
            || QueryField.ElementOf(field, "UsePaging", drafting) is not { } element)
            return;
        if (use.DefaultPageSize < 1 || use.MaxPageSize < use.DefaultPageSize)
            drafting.Report(field, "The page sizes of [UsePaging] make no sense.", "Let DefaultPageSize be at least 1 and MaxPageSize no less than it.");

        var limits = new PagingLimits(use.DefaultPageSize, use.MaxPageSize);
        var number = drafting.InputType(typeof(int));
        var cursor = drafting.InputType(typeof(string));
        var arguments = new PagingArguments(
            field.Argument("first", number, $"How many items, from the first on; {limits.DefaultSize} where neither first nor last is given, at most {limits.MaxSize}."),
            field.Argument("after", cursor, "Only what comes after this cursor."),
            field.Argument("last", number, $"How many items, up to the last; at most {limits.MaxSize}."),
            field.Argument("before", cursor, "Only what comes before this cursor."));
        field.Type = ConnectionTypes.Of(drafting).Define(field, element, use);
        field.IsUnboundedQuery = false;
        field.ListSize = new ListSize(limits.DefaultSize) { SlicingArguments = ["first", "last"], SizedFields = ["edges", "nodes"] };
        var project = field.Member.IsDefined(typeof(UseProjectionAttribute));
        field.Middleware.Add(QueryField.Typed<IQueryMiddleware>(typeof(Paged<>), element, arguments, limits, project).Around);
    }

    private sealed record PagingArguments(ArgumentDraft First, ArgumentDraft After, ArgumentDraft Last, ArgumentDraft Before)
    {
        public PageRequest Read(ResolverContext context, PagingLimits limits) => PageRequest.Of(
            (int?)context.Arguments[First.Ordinal], (string?)context.Arguments[After.Ordinal],
            (int?)context.Arguments[Last.Ordinal], (string?)context.Arguments[Before.Ordinal], limits);
    }

    private sealed class Paged<T>(PagingArguments arguments, PagingLimits limits, bool project) : IQueryMiddleware where T : class
    {
        private readonly ConditionalWeakTable<FieldSelection, Selected> _selections = [];

        public FieldNext Around(FieldNext next) => async context =>
        {
            var request = arguments.Read(context, limits);
            if (QueryField.Query<T>(await next(context)) is not { } query)
                return null;
            var selected = _selections.GetValue(context.Selection, Select);
            return await PageReader<T>.ReadAsync(query, request, selected.Parts, selected.Shape, context.CancellationToken);
        };

        private Selected Select(FieldSelection selection)
        {
            var (parts, tree) = ConnectionSelection.Of(selection);
            return new Selected(parts, new ElementShape<T>(tree, project));
        }

        private sealed record Selected(PageParts Parts, ElementShape<T> Shape);
    }
}
