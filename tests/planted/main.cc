#include <cstdio>
#include <string_view>

#include "harness/cli/backlot.h"
#include "harness/webordinary/webordinary.h"
#include "sim/journal/json_writer.h"
#include "sim/journal/terminal_text.h"
#include "tests/planted/defect.h"
#include "tests/planted/platform.h"

namespace {

// One line of JSON for each defect.
void print_defects() {
  for (const planted::Defect* defect : planted::defects()) {
    sim::JsonWriter json;
    json.begin_object();
    json.key("name").value(defect->name);
    json.key("sentence").value(defect->sentence);
    json.key("shown_by").value(defect->shown_by);
    json.key("seen_by").value(defect->seen_by);
    json.key("scenario").value(defect->scenario);
    json.end_object();
    sim::print(stdout, json.take() + "\n");
  }
}

}  // namespace

// The command line of Backlot, with the planted bugs; `backlot_planted planted` lists them.
int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "planted") {
    print_defects();
    return 0;
  }
  return harness::backlot(argc, argv, {harness::webordinary(), planted::platform()});
}
