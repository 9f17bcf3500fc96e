#include "harness/shrink/scenario_file.h"

#include "harness/scenario/yaml_text.h"
#include "tests/support/catch.h"

using namespace harness;
using namespace harness::shrink;
using Catch::Matchers::Contains;

namespace {

Value parsed(const std::string& text) { return parse_yaml(text, "a.yaml"); }

}  // namespace

TEST_CASE("scenario file: what is written reads back to the same", "[shrink][scenario_file]") {
  const std::string texts[] = {
      "title: A\nworld: w.yaml\nsteps: []\n",
      "title: '1'\nworld: w.yaml\nsteps:\n  - wait: 5m\n    at: 2s\n  - call:\n      operation: "
      "a.B\n"
      "      input: {A: '\"x\": [1]', B: 1.5, C: true, D: null, E: [], F: {}, '7': ['', ' a']}\n",
      "title: |\n  Two\n  lines\nworld: w.yaml\nwithout: {no message lost: 'Yes: #1'}\nsteps:\n"
      "  - mail: {from: a@b.test, text: \"no\", to: '-', subject: '2%'}\n",
  };
  for (const std::string& text : texts) {
    const Value root = parsed(text);
    const std::string written = scenario_text(root);
    CAPTURE(written);
    CHECK(yaml_flow(parsed(written)) == yaml_flow(root));
  }
}

TEST_CASE("scenario file: an entry is a line, or a block where no line holds it",
          "[shrink][scenario_file]") {
  const std::string url(60, 'u');
  const std::string text = scenario_text(parsed(
      "title: A\nsteps:\n  - wait: 20m\n  - call: {operation: sqs.SendMessage, input: {Url: " +
      url + ", Body: x}}\n"));
  CHECK(text == "title: A\nsteps:\n  - wait: 20m\n  - call:\n      operation: sqs.SendMessage\n" +
                    ("      input: {Url: " + url) + ", Body: x}\n");
}

TEST_CASE("scenario file: comments stand above what they are about, in lines that are not long",
          "[shrink][scenario_file]") {
  Notes notes;
  notes.head = {"The smallest.", "", "  " + std::string(60, 'a') + " " + std::string(60, 'b')};
  notes.of[{1, 0}] = {"needed"};
  CHECK(scenario_text(parsed("title: A\nsteps: [{wait: 20m}]\n"), notes) ==
        "# The smallest.\n#\n#   " + std::string(60, 'a') + "\n#   " + std::string(60, 'b') +
            "\ntitle: A\nsteps:\n  # needed\n  - wait: 20m\n");
}
