package eu.policygraph.page;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.feed.synd.SyndPersonImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** Writes events as an Atom feed (RFC 4287) and as a calendar (RFC 5545). */
final class TimelineFeeds {

    private TimelineFeeds() {}

    /**
     * @param entries newest first, as readers of feeds expect
     * @param self absolute address of the feed
     * @param page absolute address of the page that shows the same
     * @param updated when the data was loaded; no entry claims a later time, though its event may lie ahead
     */
    static String atom(String title, List<Timeline.Entry> entries, String self, String page, Instant updated, Frame frame) {
        Feed feed = new Feed("atom_1.0");
        feed.setId(self);
        feed.setTitle(title);
        feed.setUpdated(Date.from(updated));
        feed.setAuthors(List.of(author()));
        feed.setAlternateLinks(List.of(link("alternate", "text/html", page)));
        feed.setOtherLinks(List.of(link("self", "application/atom+xml", self)));
        feed.setEntries(entries.stream().map(e -> entry(e, updated, frame)).toList());
        try {
            return new WireFeedOutput().outputString(feed, true);
        } catch (FeedException e) {
            throw new IllegalStateException("Rome refused a feed", e);
        }
    }

    private static Entry entry(Timeline.Entry event, Instant updated, Frame frame) {
        Instant day = event.first().lastPossible().atStartOfDay(ZoneOffset.UTC).toInstant();
        Entry entry = new Entry();
        entry.setId(event.event().iri());
        entry.setTitle(event.event().text());
        entry.setUpdated(Date.from(day.isBefore(updated) ? day : updated));
        entry.setAlternateLinks(List.of(link("alternate", "text/html", absolute(event, frame))));
        Content summary = new Content();
        summary.setType("text");
        summary.setValue(summary(event, frame));
        entry.setSummary(summary);
        if (!event.kind().text().isEmpty()) {
            Category category = new Category();
            category.setTerm(event.kind().text());
            entry.setCategories(List.of(category));
        }
        return entry;
    }

    /**
     * Only events that are known to the day; a calendar without any is empty, which programs take though the RFC asks for one. An event whose sources differ stands on the day of the most reliable one.
     *
     * @param note what a reader has to know of it; may be empty
     * @param stamp when the data was loaded
     */
    static String calendar(String title, String note, List<Timeline.Entry> entries, Instant stamp, Frame frame) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//EU Policy Graph//Timeline//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(new XProperty("X-WR-CALNAME", title));
        if (!note.isEmpty()) {
            calendar.add(new XProperty("X-WR-CALDESC", note));
        }
        entries.stream().filter(e -> e.first().precision().equals("day")).forEach(e -> calendar.add(event(e, stamp, frame)));
        StringWriter out = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static VEvent event(Timeline.Entry entry, Instant stamp, Frame frame) {
        LocalDate first = entry.first().day();
        LocalDate last = entry.first().until() == null ? first : entry.first().until();
        VEvent event = new VEvent(false);
        event.add(new Uid(entry.event().iri()));
        event.add(new DtStamp(stamp));
        event.add(new DtStart<>(first));
        event.add(new DtEnd<>(last.plusDays(1)));
        event.add(new Summary(entry.event().text()));
        event.add(new Description(summary(entry, frame)));
        event.add(new Url(java.net.URI.create(absolute(entry, frame))));
        if (!entry.kind().text().isEmpty()) {
            event.add(new Categories(new ParameterList(), entry.kind().text()));
        }
        return event;
    }

    private static String absolute(Timeline.Entry event, Frame frame) {
        return frame.absolute(eu.policygraph.model.EntityKind.pagePath(event.event().iri()).orElse("/"));
    }

    private static String summary(Timeline.Entry event, Frame frame) {
        StringBuilder text = new StringBuilder();
        for (Timeline.Dated dated : event.dates()) {
            text.append(text.isEmpty() ? "" : "\n").append(frame.day(dated.day().toString(), dated.precision())).append(": ")
                    .append(String.join("; ", dated.sources().stream().map(Named::text).toList()));
        }
        return event.actors().isEmpty() ? text.toString() : event.actors() + "\n" + text;
    }

    private static SyndPerson author() {
        SyndPerson author = new SyndPersonImpl();
        author.setName("EU Policy Graph");
        return author;
    }

    private static Link link(String relation, String type, String address) {
        Link link = new Link();
        link.setRel(relation);
        link.setType(type);
        link.setHref(address);
        return link;
    }
}
