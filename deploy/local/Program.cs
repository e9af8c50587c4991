namespace Market.Local;

internal static class LocalProgram
{
    private static void Main()
    {
    }
}
