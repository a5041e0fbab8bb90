package kenpo.captcha;

import kenpo.config.PortalConfig.Work;
import kenpo.crypto.ProofOfWork.Task;

/** A challenge that a browser works for; its id is the nonce of the work. */
record WorkTicket(Ticket ticket, Work work) {

  Task task() {
    return new Task(ticket.idBytes(), work.digits(), work.cost());
  }

  byte[] bytes() {
    return ticket.bytes(work.solutions(), work.digits(), work.cost());
  }

  static WorkTicket read(byte[] bytes) {
    var more = Ticket.more(bytes);
    var work =
        new Work(Integer.parseInt(more[0]), Integer.parseInt(more[1]), Integer.parseInt(more[2]));
    return new WorkTicket(Ticket.read(bytes), work);
  }
}
