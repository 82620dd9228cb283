using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Modular.GraphQL.Server.Http;

/// <summary>Reads request parameters from a query string (GraphQL over HTTP, GET).</summary>
internal static class QueryStringParser
{
    /// <summary>Whether the query string says what to run, by text, id or hash.</summary>
    public static bool NamesDocument(QueryString queryString)
    {
        foreach (var pair in new QueryStringEnumerable(queryString.Value))
        {
            if (pair.DecodeName().Span is "query" or "documentId" or "extensions")
                return true;
        }

        return false;
    }

    /// <summary>Reads one request; what is malformed is refused with 400.</summary>
    public static void Parse(QueryString queryString, RequestParameters parameters)
    {
        bool operationName = false, variables = false, extensions = false;
        foreach (var pair in new QueryStringEnumerable(queryString.Value))
        {
            switch (pair.DecodeName().Span)
            {
                case "query":
                    Once(parameters.HasDocument, "query");
                    var text = pair.DecodeValue().Span;
                    parameters.SetDocumentLength(Encoding.UTF8.GetBytes(text, parameters.RentDocument(Encoding.UTF8.GetMaxByteCount(text.Length))));
                    break;
                case "operationName":
                    Once(operationName, "operationName");
                    operationName = true;
                    parameters.SetOperationName(pair.DecodeValue().ToString());
                    break;
                case "variables":
                    Once(variables, "variables");
                    variables = true;
                    var json = Utf8(pair.DecodeValue());
                    if (!json.IsEmpty)
                        JsonRequestParser.ParseVariables(json, parameters);
                    break;
                case "extensions":
                    Once(extensions, "extensions");
                    extensions = true;
                    var map = Utf8(pair.DecodeValue());
                    if (!map.IsEmpty)
                        JsonRequestParser.ParseExtensions(map, parameters);
                    break;
                case "documentId":
                    Once(parameters.DocumentId is not null, "documentId");
                    parameters.DocumentId = pair.DecodeValue().ToString();
                    break;
            }
        }

        JsonRequestParser.WantDocument(parameters);
    }

    private static ReadOnlySequence<byte> Utf8(ReadOnlyMemory<char> text) => new(Encoding.UTF8.GetBytes(text.ToArray()));

    private static void Once(bool seen, string parameter)
    {
        if (seen)
            throw RequestRefusedException.BadRequest($"The parameter {parameter} is there twice.");
    }
}
