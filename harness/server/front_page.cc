#include "harness/server/front_page.h"

#include <string>

namespace harness {
namespace {

constexpr const char* kText =
    "This is Backlot, a local AWS. There is no page here: AWS SDKs and the AWS CLI call it, with\n"
    "AWS_ENDPOINT_URL={url}.\n"
    "\n"
    "To look into it:\n"
    "  {url}/_backlot/queues               queues, and how many messages they have\n"
    "  {url}/_backlot/tasks                tasks of ECS\n"
    "  {url}/_backlot/mail                 the mailbox\n"
    "  {url}/_backlot/journal              everything that happened\n"
    "  {url}/_backlot/explain?format=text  what of it is most worth a look, in sentences\n"
    "  {url}/_backlot/time                 the clock, and who holds it\n"
    "  {url}/_backlot/openapi.json         what each of these takes and gives, and the rest\n"
    "\n"
    "README.md and docs/ in Backlot's folder say more.\n";
constexpr std::string_view kUrl = "{url}";

}  // namespace

sim::http::Response front_page(const sim::http::Request& request) {
  const std::string url = "http://" + std::string(request.headers.get("Host"));
  sim::http::Response page{404, {{"Content-Type", "text/plain; charset=utf-8"}}, kText};
  for (std::size_t at = 0; (at = page.body.find(kUrl, at)) != std::string::npos;) {
    page.body.replace(at, kUrl.size(), url);
  }
  return page;
}

}  // namespace harness
