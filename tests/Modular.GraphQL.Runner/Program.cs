using System.Text;
using Modular.GraphQL.Runner;

// Deep documents and data are recursive work; the limits that would refuse them are off here, so the stack is large instead.
const int stackSize = 512 * 1024 * 1024;

var loop = new Thread(Run, stackSize);
loop.Start();
loop.Join();

static void Run()
{
    using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
    using var output = Console.OpenStandardOutput();
    var cases = new CaseRunner();
    while (input.ReadLine() is { } line)
    {
        if (string.IsNullOrWhiteSpace(line))
            continue;
        output.Write(cases.Answer(line));
        output.Flush();
    }
}
