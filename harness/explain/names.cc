#include "harness/explain/names.h"

#include <algorithm>
#include <functional>

#include "fakes/sqs/events.h"
#include "harness/explain/things.h"
#include "harness/story/text.h"

namespace harness {
namespace {

constexpr std::size_t kMostNamed = 8;

using Find = std::function<std::vector<std::string>(std::string_view prefix)>;

// Names that have commas in them, as keys of items do, are told apart by semicolons.
std::string named(const std::vector<std::string>& names) {
  const bool have_commas = std::ranges::any_of(
      names, [](const std::string& name) { return name.find(',') != name.npos; });
  const std::string between = have_commas ? "; " : ", ";
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), kMostNamed); ++i) {
    text += (i == 0 ? "" : between) + names[i];
  }
  return names.size() > kMostNamed ? text + between + "…" : text;
}

// What there is that looks most like `text`: what begins with as much of it as anything does.
std::vector<std::string> like(std::string text, const Find& find) {
  for (;; text.pop_back()) {
    std::vector<std::string> names = find(text);
    if (!names.empty() || text.empty()) return names;
  }
}

std::string only_one(const std::string& noun, const std::string& text, const Find& find) {
  const std::vector<std::string> found = text.empty() ? std::vector<std::string>{} : find(text);
  if (found.size() == 1) return found.front();
  if (std::ranges::find(found, text) != found.end()) return text;
  if (!found.empty()) {
    throw UnknownThing("'" + text + "' is the beginning of several " + noun + "s: " + named(found));
  }
  const std::vector<std::string> near = like(text, find);
  throw UnknownThing("there is no " + noun + " '" + text + "'; " +
                     (near.empty() ? "there is none at all" : "there are " + named(near)));
}

}  // namespace

std::string thing_called(const Telling& telling, const std::string& what, const std::string& noun,
                         const std::string& text) {
  return only_one(noun, text, [&](std::string_view prefix) {
    std::vector<std::string> names =
        telling.events.things(what + " " + std::string(prefix), kMostNamed + 1);
    for (std::string& name : names) name.erase(0, what.size() + 1);
    return names;
  });
}

std::string message_called(const Telling& telling, const std::string& text) {
  return only_one("message", text, [&](std::string_view prefix) {
    std::vector<std::string> ids = telling.events.messages(prefix, kMostNamed + 1);
    for (std::string& name :
         telling.events.things("became " + std::string(prefix), kMostNamed + 1)) {
      name.erase(0, std::string_view("became ").size());
      if (std::ranges::find(ids, name) == ids.end()) ids.push_back(std::move(name));
    }
    std::ranges::sort(ids);
    return ids;
  });
}

std::string queue_called(const Telling& telling, const std::string& text) {
  // By its URL and its ARN, too.
  const std::string name(last_part(text));
  if (telling.events.queue(name)) return name;
  return thing_called(telling, "queue", "queue", name);
}

std::string task_called(const Telling& telling, const std::string& text) {
  return thing_called(telling, "task", "task", std::string(last_part(text)));
}

std::string mail_called(const Telling& telling, const std::string& text) {
  std::string id = text;
  if (id.size() > 2 && id.front() == '<' && id.back() == '>') id = id.substr(1, id.size() - 2);
  return thing_called(telling, "mail", "mail", id);
}

}  // namespace harness
