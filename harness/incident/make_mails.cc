// Mails: those to the world's domains are written by steps; those that programs send are expected.
#include <algorithm>
#include <set>

#include "harness/incident/maker.h"
#include "harness/scenario/yaml_text.h"

namespace incident {
namespace {

constexpr std::size_t kLongestThread = 40;

std::string_view domain_of(std::string_view address) {
  return address.substr(std::min(address.find('@'), address.size() - 1) + 1);
}

bool is_to_world(const Mail& mail, const KnownWorld& world) {
  if (mail.to.empty()) return false;
  return std::ranges::find(world.mail_domains, domain_of(mail.to)) != world.mail_domains.end();
}

// What is left of a subject without what mail programs put before it.
std::string subject_of(std::string subject) {
  for (;;) {
    const auto has = [&](std::string_view prefix) {
      return std::ranges::equal(
          subject.substr(0, prefix.size()), prefix, {},
          [](char c) { return static_cast<char>(c | 0x20); },
          [](char c) { return static_cast<char>(c | 0x20); });
    };
    const std::size_t length = has("re: ") || has("aw: ") ? 4 : has("fwd: ") ? 5 : 0;
    if (length == 0) return subject;
    subject.erase(0, length);
  }
}

// The scenario's own name of a thread: what it is about, or a number.
class ThreadNames {
 public:
  const std::string& of(const Mail& mail) {
    const std::string key =
        mail.thread.empty() ? mail.ids.empty() ? "" : mail.ids.front() : mail.thread;
    const auto found = names_.find(key);
    if (found != names_.end() && !key.empty()) return found->second;
    std::string name;
    for (const char c : subject_of(mail.subject)) {
      if (name.size() == kLongestThread) break;
      const bool is_plain =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (is_plain) name += c;
      if (!is_plain && !name.empty() && name.back() != '-') name += '-';
    }
    while (name.ends_with('-')) name.pop_back();
    if (name.empty()) name = "thread";
    std::string unique = name;
    for (int i = 2; !taken_.insert(unique).second; ++i) unique = name + "-" + std::to_string(i);
    return names_[key] = unique;
  }

 private:
  std::map<std::string, std::string> names_;
  std::set<std::string> taken_;
};

void write_mail(Maker& maker, const Mail& mail, const std::string& thread, bool begins) {
  const Origin place = recorded(mail.place);
  Entry entry{{0, "mail:", place},
              {1, "from: " + json_string(mail.from), place},
              {1, "to: " + json_string(mail.to), place},
              {1, "thread: " + harness::yaml_scalar(thread), inferred("the mails before it")}};
  const std::string subject = subject_of(mail.subject);
  if (begins && !subject.empty()) entry.push_back({1, "subject: " + json_string(subject), place});
  entry.push_back({1, "text: " + json_string(mail.has_text ? mail.text : "(not in the evidence)"),
                   mail.has_text ? place : invented("only its headers are in the evidence")});
  maker.add_step(*mail.time, std::move(entry), "mails that came in");
}

void expect_sent_mails(Maker& maker) {
  struct Sent {
    std::uint64_t count = 0;
    evidence::Place place;
  };
  std::map<std::string, Sent> to;
  for (const incident::Sent& mail : maker.happenings().sent()) {
    if (mail.to.empty() || maker.is_before(mail.time)) continue;
    Sent& one = to[mail.to];
    if (one.count++ == 0) one.place = mail.time.place;
  }
  if (!maker.world().has_programs) return;
  for (const auto& [address, one] : to) {
    const Origin place = recorded(one.place);
    maker.expect({{0, "mail:", place},
                  {1, "to: " + literal_json(address), place},
                  {1, "at_least: " + std::to_string(one.count), place},
                  {1, "within: 1h", invented()}},
                 "people who got mail");
  }
}

}  // namespace

void make_mails(Maker& maker) {
  ThreadNames threads;
  std::set<std::string> begun;
  std::vector<const Mail*> mails;
  for (const Mail& mail : maker.happenings().mails()) mails.push_back(&mail);
  std::ranges::stable_sort(mails, [](const Mail* a, const Mail* b) {
    return a->time && b->time && a->time->time < b->time->time;
  });
  for (const Mail* mail : mails) {
    if (!mail->time) {
      maker.left_out("mails without a time");
    } else if (!is_to_world(*mail, maker.world())) {
      maker.left_out("mails that are not to a domain of the world");
    } else if (maker.is_before(*mail->time)) {
      maker.left_out("mails from before");
    } else {
      const std::string& thread = threads.of(*mail);
      write_mail(maker, *mail, thread, begun.insert(thread).second);
    }
  }
  expect_sent_mails(maker);
}

}  // namespace incident
