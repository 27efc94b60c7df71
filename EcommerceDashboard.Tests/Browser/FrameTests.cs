using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace EcommerceDashboard.Browser;

/// <summary>The frame in a browser: filter and address, languages, themes, keyboard, phone, accessibility.</summary>
public class FrameTests(DashboardBrowser browser) : BrowserTest(browser)
{
    [Fact]
    public async Task Filter_Chosen_GoesIntoTheAddress_BackUndoesIt_ReloadKeepsIt()
    {
        var page = await OpenAsync("/");

        await page.ClickAsync("#filter-region");
        await page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^West") }).CheckAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Root + "/?region=West");
        await Assertions.Expect(page.Locator(".chip")).ToHaveTextAsync("West");

        await page.ReloadAsync();
        await InteractiveAsync(page);
        await Assertions.Expect(page.Locator(".chip")).ToHaveTextAsync("West");

        await page.GoBackAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Root + "/");
        await Assertions.Expect(page.Locator(".chip")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Dates_PickedInTheCalendar_GoIntoTheAddress()
    {
        var page = await OpenAsync("/?from=2017-02-01&to=2017-02-28");

        await page.ClickAsync("#date-range");
        var february = page.Locator("#date-range-panel .mud-picker-calendar-container").First.Locator("button.mud-day:not(.mud-hidden)");
        await february.GetByText("6", new LocatorGetByTextOptions { Exact = true }).ClickAsync();
        await february.GetByText("19", new LocatorGetByTextOptions { Exact = true }).ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(Root + "/?from=2017-02-06&to=2017-02-19");
        await Assertions.Expect(page.Locator("#date-range")).ToContainTextAsync("6–19 Feb 2017");
    }

    [Fact]
    public async Task Address_WithBadValue_SaysWhatWasIgnored_AndIsDismissed()
    {
        var page = await OpenAsync("/?from=yesterday");

        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("“from” was “yesterday” and was ignored.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).First.ClickAsync();

        await Assertions.Expect(page.Locator(".notice")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Language_Switched_TurnsThePageAndStays()
    {
        var page = await OpenAsync("/?region=West");

        await page.GetByRole(AriaRole.Link, new() { Name = "Français" }).ClickAsync();

        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        await Assertions.Expect(page).ToHaveURLAsync(Root + "/?region=West");
        await InteractiveAsync(page);
        // The circuit speaks French as well, not only the first HTML.
        await page.ClickAsync("#comparison");
        await Assertions.Expect(page.Locator("#comparison-panel")).ToContainTextAsync("Période précédente");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
    }

    [Fact]
    public async Task Language_OfTheBrowser_IsTheFirst()
    {
        var page = await OpenAsync("/", language: "fr");

        await Assertions.Expect(page.Locator("#filter-region")).ToContainTextAsync("Région");
    }

    [Fact]
    public async Task Theme_Switched_SurvivesReloadWithoutAFlash()
    {
        var page = await OpenAsync("/");
        await page.ClickAsync("#theme");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Dark" }).CheckAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        var dark = await BackgroundAsync(page);

        // Every colour that the page has had from its first frame on.
        await page.AddInitScriptAsync("""
            window.backgrounds = new Set();
            const note = () => { if (document.body) window.backgrounds.add(getComputedStyle(document.body).backgroundColor); requestAnimationFrame(note); };
            requestAnimationFrame(note);
            """);
        await page.ReloadAsync();
        await InteractiveAsync(page);

        Assert.Equal([dark], await page.EvaluateAsync<string[]>("() => [...window.backgrounds]"));
    }

    [Fact]
    public async Task Theme_OfTheSystem_IsFollowedWhileOpen()
    {
        var page = await OpenAsync("/", isDark: true);
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });

        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
    }

    [Fact]
    public async Task Keyboard_FirstTab_SkipsToTheContent()
    {
        var page = await OpenAsync("/");

        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".skip-link")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("#content")).ToBeFocusedAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Root + "/");
    }

    [Fact]
    public async Task Keyboard_Dropdown_OpensIsWalkedAndClosedByEscape()
    {
        var page = await OpenAsync("/");

        await page.FocusAsync("#filter-segment");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#filter-segment-panel")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page).ToHaveURLAsync(Root + "/?segment=Consumer");
        await page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(page.Locator("#filter-segment-panel")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#filter-segment")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Phone_Pages_HaveNoHorizontalScroll()
    {
        var page = await OpenAsync("/?region=West&region=East&segment=Consumer&segment=Home%20Office", Phone, language: "fr");

        Assert.Equal(Phone.Width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task Phone_FiltersButton_OpensADrawerThatFilters()
    {
        var page = await OpenAsync("/", Phone);

        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Filters") }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^Technology") }).CheckAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Root + "/?category=Technology");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show results" }).ClickAsync();

        await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".filters-button")).ToHaveTextAsync(new Regex(@"Filters\s*1"));
    }

    [Fact]
    public async Task Phone_Navigation_OpensAndEscapeClosesIt()
    {
        var page = await OpenAsync("/", Phone);

        await page.GetByRole(AriaRole.Button, new() { Name = "Open the list of pages" }).ClickAsync();
        await Assertions.Expect(page.Locator("dialog[open] nav a").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".nav-button")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Keyboard_EveryControlReached_ShowsItsFocus()
    {
        var page = await OpenAsync("/?region=West");
        await page.EvaluateAsync("() => document.querySelector('main').setAttribute('inert', '')");

        for (var stop = 0; stop < 12; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focused = await page.EvaluateAsync<string>("() => { const e = document.activeElement; return getComputedStyle(e).outlineStyle + ' ' + e.tagName + ' ' + e.textContent.trim(); }");
            Assert.StartsWith("solid ", focused, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("components-reconnect-show", "Connection lost. Reconnecting…")]
    [InlineData("components-reconnect-failed", "Try again")]
    public async Task Connection_Lost_IsSaidAccessibly(string state, string expected)
    {
        var page = await OpenAsync("/");

        await page.EvaluateAsync("state => { const dialog = document.getElementById('components-reconnect-modal'); dialog.classList.add(state); dialog.showModal(); }", state);

        await Assertions.Expect(page.Locator("#components-reconnect-modal").GetByText(expected)).ToBeVisibleAsync();
        await AssertAccessibleAsync(page);
    }

    [Theory]
    [InlineData(false, "en")]
    [InlineData(true, "fr")]
    public async Task Frame_WithOpenControls_HasNoSeriousFinding(bool isDark, string language)
    {
        var page = await OpenAsync("/?region=West&from=oops", isDark: isDark, language: language);
        await AssertAccessibleAsync(page);

        foreach (var control in new[] { "#filter-region", "#comparison", "#theme", "#date-range" })
        {
            await page.ClickAsync(control);
            await Assertions.Expect(page.Locator(control + "-panel")).ToBeVisibleAsync();
            await AssertAccessibleAsync(page);
            await page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(page.Locator(control + "-panel")).ToHaveCountAsync(0);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Phone_OpenDrawer_HasNoSeriousFinding(bool isDark)
    {
        var page = await OpenAsync("/", Phone, isDark);

        await page.ClickAsync(".filters-button");
        await Assertions.Expect(page.Locator("dialog[open] fieldset").First).ToBeVisibleAsync();

        await AssertAccessibleAsync(page);
    }

    [Fact]
    public async Task Page_ThatIsNotThere_LeadsBackToTheDashboard()
    {
        var page = await OpenAsync("/nowhere");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("This page does not exist");
        await AssertAccessibleAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Go to the dashboard" }).ClickAsync();

        await Assertions.Expect(page.Locator("#filter-region")).ToBeVisibleAsync();
    }

    private static Task<string> BackgroundAsync(IPage page) => page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
}
