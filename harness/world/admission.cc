#include "harness/world/admission.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace harness {
namespace {

// Names under it are allowed where programs that know AWS's own names only are led to the World.
constexpr std::string_view kAwsDomain = ".amazonaws.com";
// A page may ask under as many names as it likes, so there is a limit to what is told of them.
constexpr std::size_t kMostReasons = 20;

char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool may_be_in_host(char c) {
  const char lower = to_lower(c);
  return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') ||
         std::string_view(".-_:[]").find(c) != std::string_view::npos;
}

}  // namespace

Admission::Admission(std::vector<std::string> hosts,
                     std::function<void(const std::string& line)> say)
    : allowed_{std::move(hosts), kAwsDomain}, say_(std::move(say)) {}

std::string Admission::why_refused(const sim::http::Request& request, sim::http::Effect effect) {
  std::string why = sim::http::why_refused(request, allowed_, effect);
  if (why.empty() || say_ == nullptr || said_.size() >= kMostReasons) return why;
  if (said_.insert(why).second) say_("refused: " + why);
  return why;
}

std::string allowed_host(const std::string& text) {
  std::string name = text;
  std::ranges::transform(name, name.begin(), to_lower);
  if (name.ends_with('.')) name.pop_back();
  const bool is_v6 = name.find(':') != name.rfind(':');
  if (is_v6 && !name.starts_with('[')) name = "[" + name + "]";
  const bool has_port = is_v6 ? !name.ends_with(']') : name.find(':') != name.npos;
  if (name.empty() || has_port || !std::ranges::all_of(name, may_be_in_host)) {
    throw std::invalid_argument("'" + text +
                                "' is not a host: expected a name or an address, "
                                "without a port");
  }
  return name;
}

}  // namespace harness
