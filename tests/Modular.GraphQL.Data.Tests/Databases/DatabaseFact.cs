using Modular.Testing;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Modular.GraphQL.Data.Tests;

/// <summary>The class repeats its tests on PostgreSQL, so that both databases are held to the same expectations.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsPostgresAttribute : Attribute;

/// <summary>A fact that is skipped in classes with <see cref="NeedsPostgresAttribute"/> where PostgreSQL is not installed.</summary>
[XunitTestCaseDiscoverer("Modular.GraphQL.Data.Tests.DatabaseFactDiscoverer", "Modular.GraphQL.Data.Tests")]
internal sealed class DatabaseFactAttribute : FactAttribute;

/// <summary>A theory that is skipped in classes with <see cref="NeedsPostgresAttribute"/> where PostgreSQL is not installed.</summary>
[XunitTestCaseDiscoverer("Modular.GraphQL.Data.Tests.DatabaseTheoryDiscoverer", "Modular.GraphQL.Data.Tests")]
internal sealed class DatabaseTheoryAttribute : TheoryAttribute;

internal sealed class DatabaseFactDiscoverer(IMessageSink sink) : FactDiscoverer(sink)
{
    public override IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        MissingDatabase.Skip(DiagnosticMessageSink, discoveryOptions, testMethod) ?? base.Discover(discoveryOptions, testMethod, factAttribute);
}

internal sealed class DatabaseTheoryDiscoverer(IMessageSink sink) : TheoryDiscoverer(sink)
{
    public override IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute) =>
        MissingDatabase.Skip(DiagnosticMessageSink, discoveryOptions, testMethod) ?? base.Discover(discoveryOptions, testMethod, theoryAttribute);
}

internal static class MissingDatabase
{
    /// <summary>The skipped test where its database is missing; null where it can run.</summary>
    public static IEnumerable<IXunitTestCase>? Skip(IMessageSink sink, ITestFrameworkDiscoveryOptions options, ITestMethod method) =>
        Requirement.SkipWithoutPostgres is { } reason && method.TestClass.Class.GetCustomAttributes(typeof(NeedsPostgresAttribute)).Any()
            ? [new XunitSkippedDataRowTestCase(sink, options.MethodDisplayOrDefault(), options.MethodDisplayOptionsOrDefault(), method, reason)]
            : null;
}
