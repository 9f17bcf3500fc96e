#include "harness/standins/alb.h"

#include "harness/standins/edit_container.h"
#include "harness/standins/hermes.h"
#include "sim/journal/json_writer.h"

namespace harness {

Alb::Page Alb::get(const std::string& viewer, const std::string& thread) {
  sim::Journal& journal = environment_.journal;
  const std::uint64_t request = journal.record(viewer, "preview.request", thread, "{}");
  const sim::Because because{journal, request};
  Page page = look(thread);
  if (page.status != 200) {
    for (Hermes* hermes : runner_.programs<Hermes>()) hermes->wake_for_preview(thread);
  }
  sim::JsonWriter json;
  json.begin_object().key("status").value(page.status).end_object();
  journal.record("alb", "preview.response", thread, json.take());
  return page;
}

Alb::Page Alb::look(const std::string& thread) {
  const std::string branch = branch_of(thread);
  for (const EditContainer* container : runner_.programs<EditContainer>()) {
    const auto files = container->preview(branch);
    if (!files) continue;
    Page page{200, {}};
    for (const std::string& file : *files) page.body += file + "\n";
    return page;
  }
  return {};
}

}  // namespace harness
