#include "harness/webordinary/alb.h"

#include <utility>

#include "harness/webordinary/events.h"
#include "harness/webordinary/standins/edit_container.h"
#include "harness/webordinary/standins/hermes.h"
#include "sim/http/message.h"

namespace harness {

void Alb::get(const std::string& viewer, const std::string& thread, Show show) {
  const std::uint64_t request = environment_.journal.record(viewer, thread, PreviewRequested{});
  const PreviewPage page = look(thread);
  if (page.status == 200 || programs_ == nullptr) {
    answer(thread, request, page);
    return show(page);
  }
  programs_("/session/" + sim::http::percent_encode(thread) + "/",
            [this, thread, request, show = std::move(show)](const PreviewPage& served) {
              answer(thread, request, served);
              show(served);
            });
}

void Alb::answer(const std::string& thread, std::uint64_t request, const PreviewPage& page) {
  sim::Journal& journal = environment_.journal;
  const sim::CauseScope because{journal, request};
  if (page.status != 200) {
    for (Hermes* hermes : runner_.programs<Hermes>()) hermes->wake_for_preview(thread);
  }
  journal.record("alb", thread, PreviewAnswered{page.status});
}

Alb::PreviewPage Alb::look(const std::string& thread) {
  const std::string branch = branch_of(thread);
  for (const EditContainer* container : runner_.programs<EditContainer>()) {
    const auto files = container->preview(branch);
    if (!files) continue;
    PreviewPage page{200, {}};
    for (const std::string& file : *files) page.body += file + "\n";
    return page;
  }
  return {};
}

}  // namespace harness
