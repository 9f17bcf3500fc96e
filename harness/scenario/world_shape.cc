#include "harness/scenario/shapes.h"

namespace harness {
namespace {

using namespace shapes;

Shape user_shape() {
  return object("user", {required("email", text(),
                                  "Whom mail comes from; the part before the @ "
                                  "is the user's id."),
                         required("client", text(), "The client the user works for."),
                         required("project", text(), "The project the user writes about.")});
}

Shape site_shape() {
  return object("site",
                {required("client", text(), "Whose site."), required("project", text(), "Which."),
                 optional("files", named(text()),
                          "Its first commit, path to contents; a small Astro site without it.")});
}

Shape image_shape() {
  return object("image", {required("standin", one_word_of({"hermes", "edit-container"}),
                                   "The built-in program that runs.")});
}

Shape mail_shape() {
  return object("mail setting",
                {optional("domains", list_of(text()),
                          "Domains whose mail this world receives; mail to others stays in the "
                          "mailbox."),
                 optional("sandbox", boolean(),
                          "SES refuses recipients that are not verified, as in a new account.")});
}

}  // namespace

Shape world_shape() {
  return object(
      "world",
      {required("world", text(), "Its name."),
       optional("account", text(), "The AWS account, 12 digits; 000000000000 without it."),
       optional("region", text(), "The AWS region; us-east-1 without it."),
       optional("latency", distribution(),
                "How long a call takes to reach a service; 2ms..8ms without it."),
       optional("cold_start", distribution(), "From RunTask to RUNNING; 30s..60s without it."),
       optional("queues_per", one_word_of({"container", "session"}),
                "One set of queues a container or a session."),
       optional("mail", mail_shape(), "Mail that comes in and goes out."),
       optional("images", named(image_shape()), "What runs when a task names an image."),
       optional("users", list_of(user_shape()), "Who writes mail."),
       optional("sites", list_of(site_shape()), "The repositories of the git host."),
       optional("claude", list_of(claude_rule_shape()), "How Claude Code behaves, tried in order."),
       optional("setup", list_of(call()),
                "AWS calls that are made once, in order, before anything else.")});
}

}  // namespace harness
