using System.Collections.Concurrent;

using Market.Hosting.Storage;

namespace Market.Hosting.Tests.Storage;

public sealed class GatheringTests
{
    private readonly ConcurrentQueue<IReadOnlyList<int>> _groups = [];
    private readonly SemaphoreSlim _go = new(0);
    private readonly Gathering<int> _gathering;

    public GatheringTests() => _gathering = new Gathering<int>(most: 3, async group =>
    {
        _groups.Enqueue(group);
        await _go.WaitAsync();
    });

    [Fact]
    public async Task What_arrives_while_a_group_is_worked_on_forms_the_next_in_its_order()
    {
        _gathering.Add(1);
        await UntilAsync(groups: 1);
        foreach (var item in new[] { 2, 3, 4, 5 })
            _gathering.Add(item);

        _go.Release(3);
        await UntilAsync(groups: 3);

        Assert.Equal([[1], [2, 3, 4], [5]], _groups);
    }

    [Fact]
    public async Task Who_comes_after_all_is_done_is_worked_on_too()
    {
        _go.Release(2);
        _gathering.Add(1);
        await UntilAsync(groups: 1);
        _gathering.Add(2);
        await UntilAsync(groups: 2);

        Assert.Equal([[1], [2]], _groups);
    }

    private async Task UntilAsync(int groups)
    {
        for (var tries = 0; _groups.Count < groups && tries < 1000; tries++)
            await Task.Delay(10);
    }
}
