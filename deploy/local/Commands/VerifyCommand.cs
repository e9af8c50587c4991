using System.CommandLine;

using Market.Hosting.AuditLog.Checking;
using Market.Hosting.AuditLog.Sequencing;

namespace Market.Local.Commands;

/// <summary>Verifies a receipt offline. The same is done, without anything of ours, by deploy/verify/verify.py.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("receipt") { Description = "A receipt as a JSON file" };
        var key = new Option<string?>("--key") { Description = "The public key that the market published; without it the key in the receipt is believed" };
        var command = new Command("verify", "Verify a receipt without the market") { file, key };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(file)!, parsed.GetValue(key), cancel));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, string? key, CancellationToken cancel)
    {
        if (!file.Exists)
        {
            await Console.Error.WriteLineAsync($"There is no file {file.FullName}");
            return 2;
        }

        try
        {
            var (receipt, checkpoint) = ReceiptFile.Verify(await File.ReadAllTextAsync(file.FullName, cancel), key is null ? null : VerifierKey.Parse(key));
            Console.WriteLine($"VALID\n{receipt.Statement}\nin the log {checkpoint.Origin} at place {receipt.Index}, before {checkpoint.At:u}");
            Console.WriteLine(key is null ? $"Signed by the key in the receipt; compare it with the one that the market published:\n{receipt.Key}" : "Signed by the key you gave.");
            return 0;
        }
        catch (FormatException error)
        {
            Console.WriteLine($"NOT VALID: {error.Message}");
            return 1;
        }
    }
}
