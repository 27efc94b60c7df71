using Bunit;
using EcommerceDashboard.Shell;

namespace EcommerceDashboard.Filters;

public class FilterNoticeTests : ShellTestContext
{
    [Fact]
    public void BadValue_InTheAddress_IsNamedWithWhatWasExpected()
    {
        var notice = RenderAt<FilterNotice>("/?from=2017-99-99");

        Assert.Equal(
            "“from” was “2017-99-99” and was ignored. Expected a date such as 2017-12-31, from 1900 to 2199.",
            notice.Find("[role=status] li").TextContent);
    }

    [Fact]
    public void Notice_Dismissed_ComesBackForAnotherProblemOnly()
    {
        var notice = RenderAt<FilterNotice>("/?from=x");

        notice.Find("button").Click();
        Assert.Empty(notice.FindAll(".notice"));
        Navigation.NavigateTo("/?from=x&region=West");
        Assert.Empty(notice.FindAll(".notice"));
        Navigation.NavigateTo("/?from=y");

        Assert.Contains("“y”", notice.Find(".notice").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void BadValue_VeryLong_IsShortened()
    {
        var notice = RenderAt<FilterNotice>("/?from=" + new string('x', 5_000));

        Assert.InRange(notice.Find(".notice li").TextContent.Length, 1, 200);
    }
}
