using Market.Hosting.Storage;

namespace Market.Hosting.Tests.Storage;

public sealed class GroupsTests
{
    private readonly List<List<int>> _dealt = [];
    private readonly SemaphoreSlim _mayGoOn = new(0);
    private readonly SemaphoreSlim _began = new(0);

    [Fact]
    public async Task What_comes_while_a_group_is_dealt_with_forms_the_next_up_to_its_size()
    {
        var groups = new Groups<int>(3, DealAsync);
        groups.Add(1);
        await BeganAsync();
        for (var item = 2; item <= 5; item++)
            groups.Add(item);
        _mayGoOn.Release(3);
        await BeganAsync();
        await BeganAsync();
        Assert.Equal([[1], [2, 3, 4], [5]], _dealt);
    }

    [Fact]
    public async Task Who_comes_after_all_was_done_waits_for_nobody()
    {
        _mayGoOn.Release(2);
        var groups = new Groups<int>(3, DealAsync);
        groups.Add(1);
        await BeganAsync();
        groups.Add(2);
        await BeganAsync();
        Assert.Equal([[1], [2]], _dealt);
    }

    private async Task DealAsync(List<int> group)
    {
        _dealt.Add(group);
        _began.Release();
        await _mayGoOn.WaitAsync();
    }

    private async Task BeganAsync() => Assert.True(await _began.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
}
