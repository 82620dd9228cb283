using Modular.GraphQL.Language;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>Only operations and fragments stand in a document that is executed (section 5.1.1).</summary>
internal sealed class ExecutableDefinitions : ValidationRule, IDocumentRule
{
    public void Visit(ValidationContext context, DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is ExecutableDefinitionNode)
                continue;
            var name = definition switch
            {
                TypeDefinitionNode type => $"of \"{type.Name.Value}\" ",
                DirectiveDefinitionNode directive => $"of \"@{directive.Name.Value}\" ",
                _ => "of the schema ",
            };
            context.Report(this, $"The definition {name}cannot be executed. Send operations and fragments only.", definition);
        }
    }
}
