#include "harness/report/html.h"

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
