#include "harness/report/html.h"

#include "harness/report/pictures.h"
#include "tests/harness/report/example.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

// True if every element of the page is closed in its order.
bool is_balanced(const std::string& html) {
  std::vector<std::string> open;
  for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    if (end == html.npos) return false;
    std::string tag = html.substr(at + 1, end - at - 1);
    const std::string name = tag.substr(0, tag.find_first_of(" /\n", 1));
    if (tag.starts_with("!") || tag.ends_with("/") || name == "meta" || name == "col") continue;
    if (tag.starts_with("/")) {
      if (open.empty() || "/" + open.back() != tag) return false;
      open.pop_back();
    } else {
      open.push_back(name);
      // Style and script hold no markup.
      if (name == "style" || name == "script") at = html.find("</" + name, at) - 1;
    }
  }
  return open.empty();
}

}  // namespace

TEST_CASE("html_report: one file that needs nothing else", "[report]") {
  const std::string html = harness::html_report({tests::example_take()});
  CHECK(html.starts_with("<!DOCTYPE html>"));
  CHECK(is_balanced(html));
  for (const char* outside : {"http://", "https://", "src=", "@import", "url("}) {
    INFO(outside);
    CHECK(html.find(outside) == html.npos);
  }
}

TEST_CASE("html_report: verdict, facts and figures", "[report]") {
  const std::string html = harness::html_report({tests::example_take()});
  CHECK_THAT(html, Contains("<title>interrupt/example: passed"));
  CHECK_THAT(html, Contains("<span class=\"verdict passed\">✔ passed</span>interrupt/example"));
  CHECK_THAT(html, Contains("<dd>3ms (600,000 × faster)</dd>"));
  CHECK_THAT(html, Contains("0123456789abcdef</dd>"));
  CHECK_THAT(html, Contains("<td>&lt; 5s</td><td><span class=\"word-passed\">✔ met</span></td>"));
  CHECK_THAT(html, Contains("<td class=\"n\">2 ×</td><td>dynamodb.GetItem ValidationException"));
  CHECK_THAT(html, Contains("<td>sqs.NoSuchThing</td>"));
}

TEST_CASE("html_report: the timeline has a lane for each of the cast", "[report]") {
  const std::string html = harness::html_report({tests::example_take()});
  for (const char* lane : {">Users write<", ">Hermes<", ">Input queues<",
                           ">ameliastamps-website-john<", ">Users hear<"}) {
    INFO(lane);
    CHECK(html.find(lane) != html.npos);
  }
  CHECK(html.find(">Dead letters<") == html.npos);
  CHECK_THAT(html, Contains("class=\"run interrupted hot c0\""));
  CHECK_THAT(html, Contains("class=\"run crashed hot c2\""));
  CHECK_THAT(html, Contains("exit code 137"));
  CHECK_THAT(html, Contains("in which nothing happens"));
  CHECK(count(html, "class=\"answer ") == 6);  // three answers, three in the legend
}

TEST_CASE("html_report: a system of one's own has lanes for its tasks, queues and mail",
          "[report]") {
  const std::string html = harness::html_report({tests::own_take()});
  for (const char* lane : {">worker<", ">family, 5 tasks<", ">queue, at most 1<", ">cruncher<",
                           ">jobs<", ">jobs-dead<", ">results<", "1 came and went<", ">Mail sent<",
                           "<h3>Queues</h3>", "<dt>mails sent</dt><dd>2<"}) {
    INFO(lane);
    CHECK(html.find(lane) != html.npos);
  }
  for (const char* none : {"Hermes", "Users write", "Users hear", "a user hears", "Input queues",
                           "Claude Code", "never-used", "messages from users"}) {
    INFO(none);
    CHECK(html.find(none) == html.npos);
  }
  CHECK_THAT(html, Contains("email to ann@customer.test: Job &lt;1&gt; is done"));
  CHECK(is_balanced(html));
}

TEST_CASE("html_report: errors, retries, dead letters and redrives are marked", "[report]") {
  const std::string html = harness::html_report({tests::own_take()});
  CHECK_THAT(html, Contains("class=\"retry-mark\"><title>1m10s  again in jobs<"));
  CHECK_THAT(html, Contains("class=\"crash-mark\"><title>2m10s  from jobs to jobs-dead<"));
  CHECK_THAT(html, Contains("class=\"redriven-mark\"><title>15m  from jobs-dead to jobs<"));
  CHECK_THAT(html, Contains("class=\"error-mark\"><title>10m  sqs.SendMessage: AccessDenied<"));
  CHECK_THAT(html, Contains("cruncher 0badc0de did not start, CannotPullContainerError"));
  CHECK(count(html, "worker c3b52be") == 5 * 4 + 1);  // start, run, stop and crash; and in words
}

TEST_CASE("html_report: marks lie in the lane that their queues share", "[report]") {
  harness::Take take = tests::example_take();
  auto story = std::make_shared<harness::Story>(*take.story);
  story->marks = {{story->begin + std::chrono::seconds{70}, harness::MarkStory::Kind::kRetry,
                   "webordinary-input-ameliastamps-website-john", "there again"}};
  take.story = story;
  CHECK_THAT(harness::html_report({take}),
             Contains("class=\"retry-mark\"><title>1m10s  there again<"));
}

TEST_CASE("html_report: marks, tasks and failures of the timeline lead to what explains them",
          "[report]") {
  harness::Take take = tests::own_take();
  auto story = std::make_shared<harness::Story>(*take.story);
  using Kind = harness::MarkStory::Kind;
  story->marks = {{story->begin + std::chrono::seconds{70}, Kind::kRetry, "jobs", "again", "m-1"},
                  {story->begin + std::chrono::seconds{170}, Kind::kRetry, "jobs",
                   "again and unexplained", "m-2"}};
  const std::string task = story->tasks.front().arn;
  take.story = story;
  const auto explanation = [&](const char* kind, const std::string& id) {
    return harness::Explanation{kind, id, std::string(kind) + " " + id, story->begin, {}};
  };
  take.explained = {explanation("take", ""), explanation("message", "m-1"),
                    explanation("task", task)};
  const std::string short_id = task.substr(task.rfind('/') + 1, 8);
  take.explained.front().parts.push_back(
      {"In all",
       {{std::nullopt, "Its life: `backlot explain JOURNAL task " + short_id + "`.", {}},
        {std::nullopt, "Its life: `backlot explain JOURNAL message m-3`.", {}}}});
  const std::string page = harness::html_report({take});
  CHECK_THAT(page, Contains("<div id=\"take-1-why-2\">") && Contains("<div id=\"take-1-why-3\">"));
  const std::size_t link = page.find("<a href=\"#take-1-why-2\">\n<");
  REQUIRE(link != std::string::npos);
  CHECK(page.substr(link, page.find("</a>", link) - link).find("again") != std::string::npos);
  CHECK_THAT(page, Contains("<a href=\"#take-1-why-3\">\n<rect"));
  // What a text says to ask next leads to the answer.
  CHECK_THAT(page, Contains("<a href=\"#take-1-why-3\">backlot explain JOURNAL task " + short_id) &&
                       Contains("`backlot explain JOURNAL message m-3`"));
  const std::size_t unexplained = page.find("again and unexplained");
  REQUIRE(unexplained != std::string::npos);
  CHECK(page.rfind("<a href", unexplained) < page.rfind("</a>", unexplained));
}

TEST_CASE("scale_of: what is marked is nothing that is drawn short", "[report]") {
  const harness::Take take = tests::own_take();
  const harness::TimeScale scale = harness::scale_of(take);
  std::vector<sim::Time> happened;
  for (const harness::MarkStory& mark : take.story->marks) happened.push_back(mark.time);
  for (const harness::SentStory& sent : take.story->sent) happened.push_back(sent.time);
  bool any_break = false;
  for (const auto& segment : scale.segments()) {
    any_break = any_break || segment.is_break;
    for (const sim::Time time : happened) {
      INFO(sim::to_text(time - take.story->begin));
      CHECK_FALSE((segment.is_break && segment.from < time && time < segment.to));
    }
  }
  CHECK(any_break);
}

TEST_CASE("html_report: the events of a take, folded, as far as they were kept", "[report]") {
  harness::Take take = tests::failed_take();
  CHECK(harness::html_report({take}).find("<details") == std::string::npos);
  take.journal = {{1, take.story->begin, "worker", "api.call", "sqs.Dance", 0, R"({"input":{}})"},
                  {2, take.story->begin, "sqs", "api.error", "sqs.Dance", 1,
                   R"({"request":"r","error":{"code":"No","status":400,"message":"<never>"}})"}};
  const std::string some = harness::html_report({take});
  CHECK(is_balanced(some));
  CHECK_THAT(some, Contains("<summary>The last 2 of 1,234 events</summary>"));
  CHECK_THAT(some, Contains("--jsonl FILE"));
  CHECK_THAT(some, Contains("<tr class=\"bad\"><td>0ms</td><td>sqs</td><td>api.error</td>"
                            "<td class=\"mono\">sqs.Dance No: &lt;never&gt;</td></tr>"));
  take.events = 2;
  CHECK_THAT(harness::html_report({take}), Contains("<summary>All 2 events</summary>"));
}

TEST_CASE("most_events: a page of many takes has less of each", "[report]") {
  CHECK(harness::most_events(1) == 4000);
  CHECK(harness::most_events(0) == 4000);
  CHECK(harness::most_events(5) == 4000);
  CHECK(harness::most_events(100) == 200);
}

TEST_CASE("html_report: what users write is never markup", "[report]") {
  const std::string html = harness::html_report({tests::failed_take()});
  CHECK(html.find("<b>") == html.npos);
  CHECK_THAT(html, Contains("Change &lt;b&gt;number 1&lt;/b&gt;"));
  CHECK(is_balanced(html));
}

TEST_CASE("html_report: a failure is told in words and marked in the timeline", "[report]") {
  const std::string html = harness::html_report({tests::failed_take()});
  CHECK_THAT(html, Contains("<strong>✘ 1  mail</strong>"));
  CHECK_THAT(html, Contains("<dt>seen</dt><dd>no mail to john</dd>"));
  CHECK_THAT(html, Contains("class=\"failure\""));
}

TEST_CASE("html_report: tasks that ended badly, with what they printed", "[report]") {
  const std::string html = harness::html_report({tests::own_take()});
  CHECK_THAT(html, Contains("<strong>worker c3b52be4 ended 4m12s, exit 1: "));
  CHECK_THAT(html, Contains("<pre>throw new Error(&quot;boom&quot;);\n"
                            "Error: boom &lt;here&gt;\n</pre>"));
  CHECK(is_balanced(html));
  harness::Take passed = tests::own_take();
  passed.failures.clear();
  CHECK(harness::html_report({passed}).find("ended badly") == std::string::npos);
}

TEST_CASE("html_report: several takes have an index", "[report]") {
  const std::string html = harness::html_report({tests::example_take(), tests::failed_take()});
  CHECK_THAT(html, Contains("<title>2 scenarios, 1 failed"));
  CHECK_THAT(html, Contains("<a href=\"#take-2\">"));
  CHECK_THAT(html, Contains("id=\"take-2\""));
}

TEST_CASE("html_report: a take in which nothing happened", "[report]") {
  harness::Take take = tests::example_take();
  take.story = std::make_shared<harness::Story>();
  CHECK(is_balanced(harness::html_report({take})));
}
